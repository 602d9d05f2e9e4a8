// Every page loads this before Streamlit's own scripts.

// The address of Streamlit's server. Without it, Streamlit first looks below the page's own address (/karta/_stcore/health), and
// writes two errors to the console.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.currentScript.src).href };

// <html lang> follows the address, because the reader can change language without loading a new page.
{
  const follow = () => {
    document.documentElement.lang = new URLSearchParams(location.search).getAll("sprak").at(-1) === "en" ? "en" : "sv";
  };
  for (const change of ["pushState", "replaceState"]) {
    const original = history[change];
    history[change] = function (...args) {
      original.apply(this, args);
      follow();
    };
  }
  addEventListener("popstate", follow);
}

// Figures are drawn for a light or a dark background. Streamlit does not redraw them when the theme changes, so the page reloads;
// its address holds all choices.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => location.reload());
for (const change of ["setItem", "removeItem"]) {
  const original = Storage.prototype[change];
  Storage.prototype[change] = function (key, ...value) {
    const before = this.getItem(key);
    original.call(this, key, ...value);
    if (key.startsWith("stActiveTheme") && before !== null && this.getItem(key) !== before) setTimeout(() => location.reload(), 100);
  };
}

// On a phone the list of pages covers the page. Streamlit does not close it when a page is chosen.
addEventListener("click", ({ target }) => {
  if (innerWidth <= 768 && target.closest?.('[data-testid="stSidebarNavLink"]')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
});

// A link can lead to a row or a heading (/underlag#okant), which Streamlit draws long after the browser has looked for it. This waits
// for the element, and keeps it in view while the content above it still grows, unless the reader begins to scroll.
{
  const PATIENCE = 8000; // ms
  let seeking = null;
  const stop = () => seeking?.disconnect();
  const seek = () => {
    stop();
    const name = decodeURIComponent(location.hash.slice(1));
    if (!name) return;
    const until = Date.now() + PATIENCE;
    const show = () => {
      const sought = document.getElementById(name);
      if (Date.now() > until) return stop();
      if (!sought) return;
      if (!sought.hasAttribute("data-sought")) {
        sought.setAttribute("data-sought", "");
        if (!sought.hasAttribute("tabindex")) sought.setAttribute("tabindex", "-1");
        sought.focus({ preventScroll: true });
      }
      sought.scrollIntoView({ block: sought.matches("tr") ? "center" : "start" });
    };
    seeking = new MutationObserver(show);
    seeking.observe(document.documentElement, { childList: true, subtree: true });
    show();
  };
  for (const begun of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(begun, stop);
  seek();
  addEventListener("hashchange", seek);
}
