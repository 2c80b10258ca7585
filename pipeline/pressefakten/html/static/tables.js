// Tables of the corpus page: rows come from plain script files; sorting, searching and turning pages happen here.
"use strict";

window.PF_TABLES = (() => {
  const { element, text } = window.PF;
  const all = new Map();

  class Table {
    constructor(name) {
      this.rows = [];
      this.page = 0;
      this.query = "";
      this.sorted = null;
      this.table = document.querySelector(`table[data-table="${CSS.escape(name)}"]`);
      this.input = document.querySelector(`input[data-search="${CSS.escape(name)}"]`);
      if (!this.table) return;
      this.size = Number(this.table.dataset.size);
      this.heads = [...this.table.tHead.rows[0].cells];
      for (const [at, head] of this.heads.entries()) {
        const button = element("button", { type: "button", on: { click: () => this.sort(at) } });
        button.append(...head.childNodes);
        head.append(button);
      }
      this.input?.addEventListener("input", () => { this.query = this.input.value; this.page = 0; this.show(); });
      this.pager = element("p", { class: "pager" });
      this.table.closest(".table").append(this.pager);
    }

    static value(cell) { return cell !== null && typeof cell === "object" ? cell.number ?? (cell.key ? text(cell.key) : cell.text ?? "") : cell; }
    static words(cell) { return cell !== null && typeof cell === "object" ? (cell.key ? text(cell.key) : cell.text ?? "") : String(cell ?? ""); }

    sort(at) {
      const number = this.heads[at].dataset.type === "number";
      const down = this.sorted?.at === at ? !this.sorted.down : number || at === 0;
      this.sorted = { at, down, number };
      for (const [other, head] of this.heads.entries()) {
        if (other === at) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      this.page = 0;
      this.show();
    }

    found() {
      const wanted = this.query.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
      let rows = this.rows;
      if (wanted.length) {
        rows = rows.filter((row) => {
          const line = row.map(Table.words).join(" ").toLocaleLowerCase("de");
          return wanted.every((word) => line.includes(word));
        });
      }
      if (this.sorted) {
        const { at, down, number } = this.sorted;
        const collator = new Intl.Collator("de", { numeric: true });
        const order = number ? (a, b) => a - b : (a, b) => collator.compare(a, b);
        rows = [...rows].sort((one, other) => order(Table.value(one[at]), Table.value(other[at])) * (down ? -1 : 1));
      }
      return rows;
    }

    show() {
      if (!this.table) return;
      const rows = this.found();
      const last = Math.max(0, Math.ceil(rows.length / this.size) - 1);
      this.page = Math.min(this.page, last);
      const from = this.page * this.size;
      const shown = rows.slice(from, from + this.size);
      this.table.tBodies[0].replaceChildren(...shown.map((row) => this.row(row)));
      this.pager.replaceChildren();
      this.pager.hidden = last === 0 && !this.query;
      if (this.pager.hidden) return;
      const turn = (by, key, sign) => element("button", { type: "button", disabled: this.page + by < 0 || this.page + by > last, "aria-label": text(key), on: { click: () => { this.page += by; this.show(); } } }, sign);
      const where = element("span", { "aria-live": "polite" }, text("page_of", { from: rows.length ? from + 1 : 0, to: from + shown.length, all: rows.length }));
      this.pager.append(where, turn(-1, "previous", "←"), turn(1, "next", "→"));
    }

    row(row) {
      return element("tr", {}, ...this.heads.map((head, at) => {
        const cell = row[at];
        const words = Table.words(cell);
        const inner = cell?.href ? element("a", { href: cell.href }, words) : words;
        return element("td", { class: head.dataset.type === "number" ? "number" : null }, inner);
      }));
    }
  }

  const add = (name, rows) => {
    if (!all.has(name)) all.set(name, []);
    all.get(name).push(...rows);
  };
  const start = () => {
    for (const [name, rows] of all) {
      const table = new Table(name);
      table.rows = rows;
      table.show();
      document.addEventListener("pf:language", () => table.show());
    }
  };
  return { add, start };
})();
