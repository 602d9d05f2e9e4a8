// Every page loads this before Streamlit's own scripts.

// The address of Streamlit's server. Without it, Streamlit first looks below the page's own address (/karta/_stcore/health), and
// writes two errors to the console.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", document.currentScript.src).href };

// What is said here, in each language: Streamlit's own words by what they are in its English, and ours by a name (shell.py).
const WORDS = JSON.parse(document.currentScript.dataset.words);
const inLanguage = () => WORDS[document.documentElement.lang] ?? WORDS.sv;

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

// Streamlit runs the page again at R, and offers to empty its caches at C. Here a single letter does nothing (WCAG 2.1.4).
addEventListener("keydown", event => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const typed = target.closest?.('input, textarea, [contenteditable], [role="listbox"], [role="menu"]');
  if (/^[rc]$/i.test(key) && !ctrlKey && !metaKey && !altKey && !typed) event.stopImmediatePropagation();
}, true);

// On a phone the list of pages covers the page. Streamlit does not close it when a page is chosen.
addEventListener("click", ({ target }) => {
  if (innerWidth <= 768 && target.closest?.('[data-testid="stSidebarNavLink"]')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
});

// Källor draws only the tab that is chosen. A link from before the tabs (/underlag#okant) names a part alone; the address is given its
// tab before Streamlit reads it.
{
  const PARTS = {
    luckor: ["okant", "listor", "rattelser"],
    kallor: ["kallor"],
    metod: ["raknat", "granser", "programmet", "figur"],
    ordlista: ["ord"],
  };
  const nameTab = () => {
    const asked = new URL(location.href);
    const tab = Object.keys(PARTS).find(tab => PARTS[tab].includes(asked.hash.slice(1)));
    if (!tab || !/\/underlag\/?$/.test(asked.pathname) || asked.searchParams.has("flik")) return false;
    asked.searchParams.set("flik", tab);
    history.replaceState(history.state, "", asked);
    return true;
  };
  nameTab();
  addEventListener("hashchange", () => nameTab() && location.reload());
}

// After a click, the answer is painted before the figures are drawn, which takes longer than all the rest: what the server sends after
// another answer waits until that is painted.
{
  const PATIENCE = 250; // ms
  const words = new TextDecoder();
  const holds = (answer, { data }) => {
    const said = answer && !document.hidden && data.byteLength < 8000 ? words.decode(data) : ""; // a hidden page is not painted
    return said.includes('<h1 class="answer">') && !said.includes(answer.outerHTML);
  };
  const painted = answer => new Promise(done => {
    setTimeout(done, PATIENCE);
    const changed = new MutationObserver(() => {
      if (document.querySelector("h1.answer") === answer) return;
      changed.disconnect();
      requestAnimationFrame(() => setTimeout(done));
    });
    changed.observe(document.body, { childList: true, subtree: true });
  });
  const listen = WebSocket.prototype.addEventListener;
  WebSocket.prototype.addEventListener = function (kind, take, ...more) {
    let held = null;
    const inTurn = message => {
      if (held) return held.push(message);
      const answer = document.querySelector("h1.answer");
      if (holds(answer, message)) {
        held = [];
        painted(answer).then(() => {
          const waiting = held;
          held = null;
          waiting.forEach(take);
        });
      }
      return take(message);
    };
    return listen.call(this, kind, kind === "message" ? inTurn : take, ...more);
  };
}

// A link can lead to a row or a heading (/underlag?flik=luckor#okant), which Streamlit draws long after the browser has looked for
// it. This waits for the element, and keeps it in view while the content above it still grows, unless the reader begins to scroll.
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

// A preview begins from far down the page, and is said at the top of it.
addEventListener("click", ({ target }) => {
  if (target.closest?.(".st-key-begin-preview button")) document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
});

// A table sorts by its headers, in the page's language: numbers as numbers, and what is missing last. A table that is drawn anew has
// its first order again.
{
  const MISSING = ["", ".", "..", "–"];
  const number = words => {
    const plain = words.replace(/\s/g, "").replace("−", "-");
    return Number(document.documentElement.lang === "sv" ? plain.replace(",", ".") : plain.replaceAll(",", ""));
  };
  addEventListener("click", ({ target }) => {
    const header = target.closest?.("table.words thead th:has(button)");
    if (!header) return;
    const descending = header.ariaSort === "ascending";
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const numbers = header.classList.contains("number");
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const [body] = header.closest("table").tBodies;
    const rows = [...body.rows].map(row => {
      const words = row.cells[header.cellIndex].textContent.trim();
      const value = !numbers ? words : words === "–" ? 0 : number(words); // – is zero among numbers
      return { row, value, missing: numbers ? Number.isNaN(value) : MISSING.includes(words) };
    });
    rows.sort((one, other) => {
      if (one.missing || other.missing) return one.missing - other.missing;
      const order = numbers ? one.value - other.value : compare(one.value, other.value);
      return descending ? -order : order;
    });
    body.append(...rows.map(({ row }) => row));
  });
}

// The tab key passes over most links of a table; the arrow keys go from one to the next, in every direction.
addEventListener("keydown", event => {
  const cell = event.target.closest?.("table.words tbody a")?.closest("th, td");
  const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const down = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  if (!cell || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(across || down)) return;
  const shown = within => [...(within?.querySelectorAll("a") ?? [])].filter(link => !link.closest("details:not([open])"));
  const links = shown(cell.parentElement);
  const link = down ? shown(cell.parentElement[down]?.cells[cell.cellIndex])[0] : links[links.indexOf(event.target) + across];
  if (!link) return;
  event.preventDefault();
  link.focus();
});

// A button that copies the page's address, or one of its own, and says so for a while. Where the browser keeps the clipboard from a
// page (an address without https), the old way; where that fails too, a field with the address to copy by hand.
const copiedTheOldWay = address => {
  const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: address }));
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
};
const offer = (button, address) => {
  const label = Object.assign(document.createElement("label"), { className: "by-hand", textContent: inLanguage()["by hand"] });
  const field = label.appendChild(Object.assign(document.createElement("input"), { readOnly: true, value: address }));
  button.after(label);
  field.select();
};
addEventListener("click", async ({ target }) => {
  const button = target.closest?.("button.copy");
  if (!button) return;
  const address = new URL(button.dataset.address ?? location.href.split("#")[0], location.href).href;
  const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false) || copiedTheOldWay(address);
  button.parentElement.querySelector(".by-hand")?.remove();
  if (!copied) {
    say(inLanguage()["by hand"]);
    return offer(button, address);
  }
  button.focus();
  button.setAttribute("data-copied", "");
  setTimeout(() => button.removeAttribute("data-copied"), 5000);
  say(button.dataset.done);
});

// What a screen reader is told: the new answer after each change on the same page, and what became of an address to copy.
const say = words => {
  const region = document.getElementById("said") ??
    document.body.appendChild(Object.assign(document.createElement("div"), { id: "said", role: "status" }));
  region.textContent = words;
};

const FILTERS = ["ar", "erbjudande", "grupp", "samarbete", "storlek", "forsta"];

// Streamlit speaks English only. Its words are said in the page's language, which may have been the other one before.
{
  const SOURCE = Object.fromEntries(Object.values(WORDS).flatMap(own => Object.entries(own).map(([source, said]) => [said, source])));
  // Words of Streamlit's that stand beside others.
  const STATUS = "AxiosError: Request failed with status code ";
  const OWN = [`${STATUS}413`, `${STATUS}404`, "Error:", "MB per file", "files are not allowed"];
  const inside = (said, words) => OWN.reduce((all, own) => all.replace(own, words[own]), said);
  let told = null, place = null, waiting = 0;
  const tidy = () => {
    waiting = 0;
    const words = inLanguage();
    const translated = said => words[said] ?? words[SOURCE[said]];
    for (const part of document.querySelectorAll("[aria-label], [title]")) {
      for (const name of ["aria-label", "title"]) {
        const said = part.getAttribute(name), own = translated(said);
        if (own && own !== said) part.setAttribute(name, own);
      }
    }
    for (const link of document.querySelectorAll('a[href="#stMain"], [data-testid="stSkipLink"]')) {
      const own = translated(link.textContent);
      if (own && own !== link.textContent) link.textContent = own;
    }
    for (const part of document.querySelectorAll('[data-testid="stFileUploader"] *, [data-testid="stTooltipContent"] *, [role="listbox"] [role="option"] *')) {
      const said = part.childElementCount ? null : part.textContent, own = said && (translated(said) ?? inside(said, words));
      if (own && own !== said) part.textContent = own;
    }
    for (const remove of document.querySelectorAll('[aria-label^="Remove "]')) {
      if (words.Remove !== "Remove") remove.setAttribute("aria-label", remove.getAttribute("aria-label").replace("Remove", words.Remove));
    }
    // A figure is read by its name and its fold; the texts in its drawing are in no order that makes sense.
    for (const drawing of document.querySelectorAll('[data-testid="stPlotlyChart"] svg.main-svg:not([aria-hidden])')) {
      drawing.setAttribute("aria-hidden", "true");
    }
    const unfold = document.querySelector('[data-testid="stExpandSidebarButton"]');
    if (unfold) {
      const asked = new URLSearchParams(location.search);
      const filters = FILTERS.reduce((sum, key) => sum + asked.getAll(key).length, 0);
      const named = filters ? `${words.filters} (${filters})` : words.filters;
      if (unfold.dataset.words !== named) {
        unfold.dataset.words = named;
        unfold.setAttribute("aria-label", named);
      }
    }
    const answer = document.querySelector("h1.answer, p.answer");
    if (!answer || answer.closest('[data-stale="true"]')) return;
    if (location.pathname === place && told !== null && answer.textContent !== told) say(answer.textContent);
    [told, place] = [answer.textContent, location.pathname];
  };
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => (waiting ||= setTimeout(tidy, 120))).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}
