// What every page has: words in two languages, the switch of colours, and a line that says what happened.
"use strict";

window.PF = (() => {
  const root = document.documentElement;
  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      return true;
    } catch {
      return value === undefined ? null : false;
    }
  };

  const text = (key, values = {}) => {
    const entry = window.PF_TEXTS[key];
    const said = entry ? entry[root.lang] ?? entry.de : key.split(".").pop().replaceAll("_", " ");
    return said.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  };

  const translate = (within = document) => {
    for (const element of within.querySelectorAll("[data-t]")) element.textContent = text(element.dataset.t);
    for (const element of within.querySelectorAll("[data-ta]")) {
      for (const pair of element.dataset.ta.split(" ")) {
        const [name, key] = pair.split(":");
        element.setAttribute(name, text(key));
      }
    }
    for (const element of within.querySelectorAll("[data-ui]")) element.lang = root.lang;
    document.dispatchEvent(new CustomEvent("pf:language"));
  };

  let waiting;
  const say = (message) => {
    const live = document.getElementById("live");
    live.textContent = message;
    clearTimeout(waiting);
    waiting = setTimeout(() => { live.textContent = ""; }, 4000);
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === false || value === undefined || value === null) continue;
      if (key === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
      else if (key === "t") made.dataset.t = value;
      else made.setAttribute(key, value === true ? "" : value);
    }
    if (attributes.t) made.textContent = text(attributes.t);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  const copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      say(text("copied"));
    } catch {
      const area = element("textarea", { "aria-hidden": "true" });
      area.value = words;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      say(text(done ? "copied" : "not_copied"));
    }
  };

  const save = (name, words, type) => {
    const address = URL.createObjectURL(new Blob([words], { type }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  const theme = stored("pressefakten/theme");
  if (theme === "dark" || theme === "light") root.classList.add(theme);
  const language = stored("pressefakten/language");
  if (language === "de" || language === "en") root.lang = language;
  root.classList.add("scripted");

  document.addEventListener("DOMContentLoaded", () => {
    if (language) translate();
    document.getElementById("theme").addEventListener("click", () => {
      const dark = root.classList.contains("dark") || (!root.classList.contains("light") && matchMedia("(prefers-color-scheme: dark)").matches);
      root.classList.remove("dark", "light");
      root.classList.add(dark ? "light" : "dark");
      stored("pressefakten/theme", dark ? "light" : "dark");
    });
    document.getElementById("language").addEventListener("click", () => {
      root.lang = root.lang === "de" ? "en" : "de";
      stored("pressefakten/language", root.lang);
      translate();
    });
  });

  return { text, translate, say, element, copy, save, stored, root };
})();
