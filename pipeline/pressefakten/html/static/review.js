// The review desk: say of facts that they are right or wrong, change them, add what was missed.
"use strict";

(() => {
  const { text, say, element, root, translate } = window.PF;
  const { cards, card, segmentsOf, factOf } = window.PF_RELEASE;
  const store = window.PF_CORRECTIONS;
  const kinds = window.PF_KINDS;
  const release = root.dataset.release;
  const AROUND = 32;
  const NOT_ATTRIBUTES = new Set(["release", "id", "kind", "value", "mentions"]);
  const PLACE = new Set(["start", "end", "text", "zone", "rule", "warnings", "confidence", "corrected"]);

  let list = store.read(release);

  // The text as code points: what the page leaves out between zones is blank.
  const pieces = [...document.querySelectorAll("#text [data-o]")];
  const points = [];
  for (const piece of pieces) {
    const at = Number(piece.dataset.o);
    while (points.length < at) points.push("\n");
    points.push(...piece.textContent);
  }
  const slice = (start, end) => points.slice(Math.max(0, start), end).join("");
  const whole = points.join("");
  const placeAt = (start, end, attributes) => ({
    start, end, exact: slice(start, end), prefix: slice(start - AROUND, start), suffix: slice(end, end + AROUND),
    ...(attributes && Object.keys(attributes).length ? { attributes } : {}),
  });

  const saidOf = (fact) => ({
    kind: fact.kind,
    value: fact.value,
    attributes: Object.fromEntries(Object.entries(fact).filter(([name]) => !NOT_ATTRIBUTES.has(name) && !name.endsWith("_id"))),
    places: fact.mentions.map((one) => placeAt(one.start, one.end, Object.fromEntries(Object.entries(one).filter(([name]) => !PLACE.has(name))))),
  });

  // What was decided.
  const keyOf = (one) => one.fact ?? one.key;
  const decided = (id) => list.find((one) => keyOf(one) === id);
  const decide = (correction) => {
    list = [...list.filter((one) => keyOf(one) !== keyOf(correction)), correction];
    keep();
  };
  const undo = (id) => {
    list = list.filter((one) => keyOf(one) !== id);
    keep();
  };
  const keep = () => {
    if (!store.write(release, list)) say(text("storage_full"));
    show();
  };

  const verdicts = { accept: "accepted", reject: "rejected", change: "changed", add: "added" };
  const told = (said) => [text(`kinds.${said.kind}`), said.value ?? text("no_value")].join(" · ");
  const show = () => {
    for (const one of cards) {
      const id = one.id.slice(2);
      const correction = decided(id);
      for (const name of Object.values(verdicts)) one.classList.toggle(`is-${name}`, correction !== undefined && verdicts[correction.action] === name);
      one.querySelector(".verdict").textContent = correction ? text(verdicts[correction.action]) + (correction.action === "change" ? `: ${told(correction.now)}` : "") : "";
      one.querySelector(".undo").hidden = !correction;
      one.querySelector(".accept").setAttribute("aria-pressed", String(correction?.action === "accept"));
      one.querySelector(".reject").setAttribute("aria-pressed", String(correction?.action === "reject"));
      for (const segment of segmentsOf.get(id) ?? []) {
        const at = segment.dataset.f.split(" ").findIndex((ref) => ref.startsWith(`${id}-`));
        segment.querySelectorAll(".m")[at]?.classList.toggle("is-rejected", correction?.action === "reject");
      }
    }
    showAdded();
    const everywhere = store.all().length;
    const mine = list.length === 1 ? text("corrections_one") : text("corrections_many", { n: list.length });
    document.getElementById("progress").textContent = everywhere ? `· ${mine}${everywhere > list.length ? `, ${text("in_this_run", { n: everywhere })}` : ""}` : "";
    document.getElementById("download").disabled = everywhere === 0;
    document.getElementById("discard").disabled = list.length === 0;
  };

  // Facts that were added: a list of their own, and a mark in the text.
  const addedList = element("ul", { class: "cards added" });
  document.getElementById("adding").after(addedList);
  const rangeOf = (start, end) => {
    const range = document.createRange();
    let open = false;
    for (const piece of pieces) {
      const from = Number(piece.dataset.o);
      const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
      let at = from;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = [...node.data].length;
        const unit = (point) => [...node.data].slice(0, point - at).join("").length;
        if (!open && start >= at && start < at + length) { range.setStart(node, unit(start)); open = true; }
        if (open && end > at && end <= at + length) { range.setEnd(node, unit(end)); return range; }
        at += length;
      }
    }
    return open ? range : null;
  };
  const showAdded = () => {
    const added = list.filter((one) => one.action === "add");
    addedList.replaceChildren(...added.map((one) => element("li", { class: "fact is-added", id: `f-${one.key}` },
      element("p", { class: "value", lang: "de" }, one.now.value ?? one.now.places[0].exact, element("span", { class: "tag" }, text(`kinds.${one.now.kind}`))),
      element("p", { class: "places" }, `„${one.now.places[0].exact}“`),
      element("p", { class: "acts" }, element("span", { class: "verdict" }, text("added")), element("span", { class: "gap" }),
        element("button", { type: "button", t: "change", on: { click: () => edit(null, one, document.getElementById(`f-${one.key}`)) } }),
        element("button", { type: "button", t: "undo", on: { click: () => undo(one.key) } })))));
    if (window.Highlight && CSS.highlights) {
      const ranges = added.map((one) => rangeOf(one.now.places[0].start, one.now.places[0].end)).filter(Boolean);
      CSS.highlights.set("added", new Highlight(...ranges));
    }
  };

  // The form: of a fact that is changed, or of one that is added.
  let form = null;
  const close = () => {
    form?.remove();
    form = null;
    if (window.Highlight && CSS.highlights) CSS.highlights.delete("asked");
  };
  const occurrences = (words) => {
    const pattern = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    if (!pattern) return [];
    return [...whole.matchAll(new RegExp(pattern, "gu"))].map((match) => {
      const start = [...whole.slice(0, match.index)].length;
      return { start, end: start + [...match[0]].length };
    });
  };

  const edit = (fact, correction, home, selected) => {
    close();
    const was = fact ? saidOf(fact) : null;
    const now = correction?.now ?? was ?? { kind: "person", value: "", attributes: {}, places: [] };
    const first = selected ?? now.places[0];
    const field = (name, key, input) => [element("label", { for: name, t: key }), input];
    const words = element("input", { id: "edit-words", autocomplete: "off", "aria-describedby": "edit-where" });
    words.value = first ? slice(first.start, first.end).replace(/\s+/g, " ") : "";
    const where = element("span", { id: "edit-where", role: "status" });
    const context = element("p", { class: "context wide", lang: "de" });
    const kind = element("select", { id: "edit-kind" }, ...Object.keys(kinds).map((name) => element("option", { value: name, selected: name === now.kind, t: `kinds.${name}` })));
    const value = element("input", { id: "edit-value", autocomplete: "off" });
    value.value = now.value || (selected ? words.value : "");
    const wrong = element("p", { class: "wrong wide", role: "alert" });
    const attributes = element("div", { class: "edit wide", hidden: true });
    let found = [];
    let at = 0;

    const locate = (start) => {
      found = occurrences(words.value);
      at = Math.max(0, start === undefined ? 0 : found.findIndex((one) => one.start === start));
      tell();
    };
    const tell = () => {
      const place = found[at];
      where.textContent = place ? text("place_at", { n: at + 1, m: found.length }) : text("place_none");
      turnBack.disabled = turnOn.disabled = found.length < 2;
      context.replaceChildren(...(place ? [`… ${slice(place.start - 40, place.start)}`, element("b", {}, slice(place.start, place.end)), `${slice(place.end, place.end + 40)} …`] : []));
      if (window.Highlight && CSS.highlights && place) {
        const range = rangeOf(place.start, place.end);
        if (range) CSS.highlights.set("asked", new Highlight(range));
      }
    };
    const turn = (by) => { at = (at + by + found.length) % found.length; tell(); };
    const turnBack = element("button", { type: "button", "aria-label": text("place_previous"), on: { click: () => turn(-1) } }, "←");
    const turnOn = element("button", { type: "button", "aria-label": text("place_next"), on: { click: () => turn(1) } }, "→");
    words.addEventListener("input", () => {
      const followed = !fact && value.dataset.own !== "yes";
      locate();
      if (followed) value.value = words.value;
    });
    value.addEventListener("input", () => { value.dataset.own = "yes"; });

    const inputs = new Map();
    const fill = () => {
      inputs.clear();
      const rows = kinds[kind.value].attributes.flatMap((one) => {
        const name = `edit-${one.name}`;
        const given = now.attributes?.[one.name];
        let input;
        if (one.choices.length) input = element("select", { id: name }, element("option", { value: "" }, "–"), ...one.choices.map((choice) => element("option", { value: choice, selected: choice === given }, choice)));
        else if (one.form === "flag") { input = element("input", { id: name, type: "checkbox" }); input.checked = given === true; }
        else {
          input = element("input", { id: name, autocomplete: "off", list: one.of.length ? `${name}-list` : null });
          input.value = Array.isArray(given) ? given.join("; ") : given ?? (one.name === "currency" ? "EUR" : "");
        }
        inputs.set(one, input);
        const choices = one.of.length ? element("datalist", { id: `${name}-list` }, ...[...new Set(cards.map(factOf).filter((other) => one.of.includes(other.kind)).map((other) => other.value))].map((name) => element("option", { value: name }))) : null;
        return [...field(name, `attributes.${one.name}`, input), ...(choices ? [choices] : [])];
      });
      attributes.replaceChildren(...rows);
      attributes.hidden = rows.length === 0;
    };
    kind.addEventListener("change", fill);

    const read = () => Object.fromEntries([...inputs].map(([one, input]) => {
      if (one.form === "flag") return [one.name, input.checked || undefined];
      const given = input.value.trim();
      if (!given) return [one.name, undefined];
      if (one.form === "list") return [one.name, given.split(";").map((part) => part.trim()).filter(Boolean)];
      return [one.name, one.form === "integer" ? Number(given) : given];
    }).filter(([, given]) => given !== undefined));

    const submit = (event) => {
      event.preventDefault();
      const place = found[at];
      const rules = kinds[kind.value];
      const given = value.value.trim();
      if (!place) { wrong.textContent = text("place_none"); words.focus(); return; }
      if (!given && !rules.nullable) { wrong.textContent = text("value_missing"); value.focus(); return; }
      if (given && rules.pattern && !new RegExp(rules.pattern, "u").test(given)) { wrong.textContent = text("value_wrong", { example: rules.example }); value.focus(); return; }
      const said = read();
      const missing = rules.required.find((name) => said[name] === undefined);
      if (missing) { wrong.textContent = `${text(`attributes.${missing}`)}?`; document.getElementById(`edit-${missing}`)?.focus(); return; }
      const same = was?.places.find((one) => one.start === place.start && one.end === place.end);
      const places = [same && kind.value === was.kind ? same : placeAt(place.start, place.end), ...(was ? was.places.slice(1) : []).filter((one) => one.start !== place.start)];
      const corrected = { kind: kind.value, value: given || null, attributes: said, places };
      if (fact) decide({ release, action: "change", fact: fact.id, was, now: corrected });
      else decide({ release, action: "add", key: correction?.key ?? `new-${Date.now().toString(36)}-${place.start}`, now: corrected });
      close();
      const target = fact ? card.get(fact.id)?.querySelector(".change") : document.getElementById("add");
      target?.focus();
      say(text(fact ? "changed" : "added"));
    };

    form = element("form", { class: "edit", lang: root.lang, "aria-label": text(fact ? "change" : "add"), on: { submit, keydown: (event) => { if (event.key === "Escape") { close(); home.querySelector?.("button")?.focus(); } } } },
      ...field("edit-words", "words", words), element("p", { class: "where wide" }, turnBack, turnOn, where), context,
      ...field("edit-kind", "kind", kind), ...field("edit-value", "value", value), attributes, wrong,
      element("p", { class: "buttons wide" }, element("button", { type: "submit", t: "save" }), element("button", { type: "button", class: "quiet", t: "cancel", on: { click: close } })));
    home.append(form);
    fill();
    locate(first?.start);
    (selected ? kind : fact ? value : words).focus();
    form.scrollIntoView({ block: "nearest" });
  };

  // Tools of each fact.
  const accept = (fact) => decide({ release, action: "accept", fact: fact.id, was: saidOf(fact) });
  const reject = (fact) => decide({ release, action: "reject", fact: fact.id, was: saidOf(fact) });
  for (const one of cards) {
    const fact = factOf(one);
    const act = (name, key, does) => element("button", { type: "button", class: name, t: key, on: { click: does } });
    one.querySelector(".acts").prepend(
      act("accept", "accept", () => accept(fact)),
      act("reject", "reject", () => reject(fact)),
      act("change", "change", () => edit(fact, decided(fact.id), one)),
      act("undo", "undo", () => undo(fact.id)),
      element("span", { class: "verdict" }));
  }
  const keys = { r: accept, f: reject, w: reject, a: (fact, one) => edit(fact, decided(fact.id), one), c: (fact, one) => edit(fact, decided(fact.id), one), z: (fact) => undo(fact.id), u: (fact) => undo(fact.id) };
  const adding = document.getElementById("adding");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const segment = event.target.closest(".seg");
    const one = segment ? card.get(segment.dataset.f.split(" ").at(-1).split("-")[0]) : event.target.closest(".fact[data-fact]");
    const key = event.key.toLowerCase();
    if (key === "n" && event.target.closest("#facts, #text")) {
      event.preventDefault();
      edit(null, null, adding);
    } else if (one && keys[key]) {
      event.preventDefault();
      keys[key](factOf(one), one);
    }
  });

  // Adding what is selected.
  const addSelected = document.getElementById("add-selected");
  let selected = null;
  const selection = () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || chosen.rangeCount === 0) return null;
    const range = chosen.getRangeAt(0);
    const touched = pieces.filter((piece) => range.intersectsNode(piece));
    if (!touched.length) return null;
    const offset = (piece, container, unit, fallback) => {
      if (!piece.contains(container)) return fallback;
      const before = document.createRange();
      before.setStart(piece, 0);
      before.setEnd(container, unit);
      return Number(piece.dataset.o) + [...before.toString()].length;
    };
    const last = touched.at(-1);
    let start = offset(touched[0], range.startContainer, range.startOffset, Number(touched[0].dataset.o));
    let end = offset(last, range.endContainer, range.endOffset, Number(last.dataset.o) + [...last.textContent].length);
    while (start < end && /\s/u.test(points[start])) start++;
    while (start < end && /\s/u.test(points[end - 1])) end--;
    return start < end ? { start, end, box: range.getBoundingClientRect() } : null;
  };
  document.addEventListener("selectionchange", () => {
    selected = selection();
    addSelected.hidden = !selected;
    if (!selected) return;
    addSelected.style.left = `${Math.max(8, Math.min(selected.box.left + scrollX, document.documentElement.clientWidth - 180))}px`;
    addSelected.style.top = `${selected.box.bottom + scrollY + 6}px`;
  });
  addSelected.addEventListener("mousedown", (event) => event.preventDefault());
  addSelected.addEventListener("click", () => {
    const chosen = selected;
    getSelection().removeAllRanges();
    if (chosen) edit(null, null, adding, chosen);
  });

  document.getElementById("add").addEventListener("click", () => edit(null, null, adding));
  document.getElementById("download").addEventListener("click", store.download);
  document.getElementById("discard").addEventListener("click", () => {
    if (!confirm(text("discard_sure"))) return;
    list = [];
    keep();
  });
  document.addEventListener("pf:language", show);
  addEventListener("storage", () => { list = store.read(release); show(); });
  translate(addedList);
  show();
})();
