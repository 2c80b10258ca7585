// Corrections as they are kept in this browser: a list a release, apart for each run.
"use strict";

window.PF_CORRECTIONS = (() => {
  const { stored, save, root } = window.PF;
  const prefix = `pressefakten/review/${root.dataset.run}/`;

  const read = (release) => {
    try {
      const list = JSON.parse(stored(prefix + release) ?? "[]");
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  };
  const write = (release, list) => stored(prefix + release, list.length ? JSON.stringify(list) : null);
  const all = () => {
    const names = [];
    try {
      for (let at = 0; at < localStorage.length; at++) {
        const key = localStorage.key(at);
        if (key.startsWith(prefix)) names.push(key.slice(prefix.length));
      }
    } catch { /* a browser that stores nothing has none */ }
    return names.sort().flatMap(read);
  };
  const lines = () => all().map((one) => `${JSON.stringify(one)}\n`).join("");
  const download = () => save("corrections.jsonl", lines(), "application/jsonl");
  return { read, write, all, lines, download };
})();
