// A release: text and facts show each other; filter, search, copy.
"use strict";

(() => {
  const { text, copy, element, root } = window.PF;
  const cards = [...document.querySelectorAll(".fact")];
  const card = new Map(cards.map((one) => [one.dataset.fact ? JSON.parse(one.dataset.fact).id : "", one]));
  const idsOf = (segment) => segment.dataset.f.split(" ").map((ref) => ref.split("-")[0]);
  const segments = [...document.querySelectorAll(".seg")];
  const segmentsOf = new Map();
  for (const segment of segments) {
    for (const id of idsOf(segment)) {
      if (!segmentsOf.has(id)) segmentsOf.set(id, []);
      segmentsOf.get(id).push(segment);
    }
  }

  // Pointing at one, or focusing it, shows the other.
  let lit = [];
  const light = (id) => {
    for (const one of lit) one.classList.remove("on");
    lit = id ? [...(segmentsOf.get(id) ?? []), ...(card.has(id) ? [card.get(id)] : [])] : [];
    for (const one of lit) one.classList.add("on");
  };
  const panel = document.getElementById("facts");
  const bring = (one) => {
    if (!one || getComputedStyle(panel).overflowY !== "auto") return;
    const room = panel.getBoundingClientRect();
    const place = one.getBoundingClientRect();
    if (place.top < room.top || place.bottom > room.bottom) panel.scrollTop += place.top - room.top - room.height / 3;
  };
  const idOf = (target) => {
    const segment = target.closest?.(".seg");
    if (segment) return idsOf(segment).at(-1);
    const one = target.closest?.(".fact");
    return one ? one.id.slice(2) : null;
  };
  let pointed = null;
  document.addEventListener("pointermove", (event) => {
    const id = idOf(event.target);
    if (id === pointed) return;
    pointed = id;
    light(id);
    if (id && event.target.closest(".seg")) bring(card.get(id));
  });
  document.addEventListener("focusin", (event) => {
    const id = idOf(event.target);
    if (id) light(id);
    if (id && event.target.closest(".seg")) bring(card.get(id));
  });
  document.getElementById("text").addEventListener("click", (event) => {
    const segment = event.target.closest(".seg");
    if (segment && segment.tagName !== "A" && getSelection().isCollapsed) location.hash = `f-${idsOf(segment).at(-1)}`;
  });

  // Filter and search.
  const search = document.getElementById("search");
  const boxes = [...document.querySelectorAll(".kinds input")];
  const filter = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    const wanted = search.value.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
    const hidden = new Set();
    for (const one of document.querySelectorAll(".fact")) {
      one.hidden = off.has(one.dataset.kind) || !wanted.every((word) => one.dataset.words.includes(word));
      if (one.hidden) hidden.add(one.id.slice(2));
    }
    for (const group of document.querySelectorAll(".group")) {
      group.hidden = !group.querySelector(".fact:not([hidden])");
      for (const list of group.querySelectorAll(".cards")) {
        const owner = list.previousElementSibling;
        if (owner?.classList.contains("owner")) owner.hidden = !list.querySelector(".fact:not([hidden])");
      }
    }
    for (const segment of segments) {
      const refs = segment.dataset.f.split(" ");
      const marks = segment.querySelectorAll(".m");
      refs.forEach((ref, at) => marks[at]?.classList.toggle("off", hidden.has(ref.split("-")[0])));
      for (const sign of segment.querySelectorAll(".sign")) sign.classList.toggle("off", hidden.has(sign.dataset.m.split("-")[0]));
    }
    const left = document.querySelectorAll(".fact:not([hidden])").length;
    document.getElementById("shown").textContent = left;
    document.getElementById("none-left").hidden = left > 0 || cards.length === 0;
  };
  search.addEventListener("input", filter);
  for (const box of boxes) box.addEventListener("change", filter);

  // Copying.
  const factOf = (one) => JSON.parse(one.dataset.fact);
  const lines = (one) => {
    const fact = factOf(one);
    const told = [...one.querySelectorAll(".said div")].map((row) => `${row.firstElementChild.textContent}: ${row.lastElementChild.textContent.trim()}`);
    const words = `„${fact.mentions[0].text.replace(/\s+/g, " ")}“`;
    return [`${text(`kinds.${fact.kind}`)}: ${fact.value ?? text("no_value")}`, ...told, words].join("; ");
  };
  const shown = () => [...document.querySelectorAll(".fact[data-fact]:not([hidden])")];
  document.getElementById("copy-text").addEventListener("click", () => copy(shown().map(lines).join("\n")));
  document.getElementById("copy-json").addEventListener("click", () => copy(shown().map((one) => JSON.stringify(factOf(one))).join("\n")));
  const button = (key, label, act) => element("button", { type: "button", t: key, "aria-label": text(label), "data-ta": `aria-label:${label}`, on: { click: act } });
  for (const one of cards) {
    const address = () => copy(`${location.href.split("#")[0]}#${one.id}`);
    one.querySelector(".origin").before(element("p", { class: "acts", lang: root.lang, "data-ui": true }, element("span", { class: "gap" }), button("link", "link_label", address), button("copy_text", "copy_text_label", () => copy(lines(one))), button("copy_json", "copy_json_label", () => copy(JSON.stringify(factOf(one))))));
  }

  window.PF_RELEASE = { cards, card, segments, segmentsOf, filter, factOf, light };
})();
