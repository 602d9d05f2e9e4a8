"""x"""
import streamlit as st
st.title("reference_group")
