/* Sorting and choosing in tables and lists. Without this script they stand there whole. */
(function () {
  "use strict";

  var COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

  function values(element, tag) {
    return (element.dataset[tag] || "").split("|");
  }

  function announce(form, words) {
    form.querySelector("output").textContent = words;
  }

  /* Whether an element has every value that is chosen. */
  function fits(element, chosen) {
    return chosen.every(function (choice) { return values(element, choice.name).indexOf(choice.value) >= 0; });
  }

  function chosenIn(form) {
    return Array.from(form.querySelectorAll("select")).filter(function (select) { return select.value; });
  }

  /* Whether a row has every word that is typed. */
  function holds(row, form) {
    var field = form.elements.q;
    var words = field ? field.value.trim().split(/\s+/) : [];
    return words.every(function (word) { return row.textContent.indexOf(word) >= 0; });
  }

  /* What is chosen stands in the address, so that a link can lead to it. */

  function readAddress(form) {
    var wanted = new URLSearchParams(location.search);
    if (form.elements.q && wanted.get("q")) form.elements.q.value = wanted.get("q");
    form.querySelectorAll("select").forEach(function (select) {
      var value = wanted.get(select.name);
      if (value && Array.from(select.options).some(function (option) { return option.value === value; })) select.value = value;
    });
  }

  function writeAddress(form) {
    var query = new URLSearchParams();
    chosenIn(form).forEach(function (select) { query.set(select.name, select.value); });
    if (form.elements.q && form.elements.q.value.trim()) query.set("q", form.elements.q.value.trim());
    var written = query.toString();
    try { history.replaceState(history.state, "", location.pathname + (written ? "?" + written : "") + location.hash); } catch (error) { /* not from disk */ }
  }

  function startForm(form, show) {
    readAddress(form);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", function () { show(); writeAddress(form); });
    if (form.elements.q) form.elements.q.addEventListener("input", function (event) { if (!event.isComposing) show(); });
    if (form.elements.q) form.elements.q.addEventListener("compositionend", function () { show(); });
    form.addEventListener("reset", function () { setTimeout(function () { show(); writeAddress(form); }); });
    show();
  }

  /* Tables: rows hidden by choice, sorted by a press on a heading. */

  function startTable(form) {
    var table = document.getElementById(form.dataset.table);
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) { addSort(head, function (way) { sort(column, way); }); });

    function sort(column, way) {
      heads.forEach(function (head, number) {
        if (number === column && way) head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      var sorted = way ? rows.slice().sort(function (a, b) { return way * compare(a.cells[column], b.cells[column]); }) : rows;
      body.append.apply(body, sorted);
    }

    startForm(form, function () {
      var chosen = chosenIn(form);
      var shown = rows.filter(function (row) { row.hidden = !(fits(row, chosen) && holds(row, form)); return !row.hidden; });
      announce(form, shown.length === rows.length ? "共" + rows.length + "项" : shown.length + "项，共" + rows.length + "项");
    });
  }

  /* What is empty comes last, whichever way. */
  function compare(a, b) {
    var left = a.dataset.rank || a.textContent;
    var right = b.dataset.rank || b.textContent;
    if (!left || !right) return left ? -1 : right ? 1 : 0;
    return COLLATOR.compare(left, right);
  }

  function addSort(head, sort) {
    var button = document.createElement("button");
    button.type = "button";
    button.append.apply(button, Array.from(head.childNodes));
    head.append(button);
    button.addEventListener("click", function () {
      var now = head.getAttribute("aria-sort");
      sort(now === "ascending" ? -1 : now === "descending" ? 0 : 1);
    });
  }

  /* Lists: on a narrow screen one matter at a time, until the reader chooses otherwise. */

  function startList(form) {
    var sections = Array.from(document.querySelectorAll(".matter"));
    var matter = form.elements.matter;
    if (!matter) return;
    if (form.dataset.list !== "whole" && window.matchMedia("(max-width: 44.984375em)").matches) matter.value = matter.options[1].value;
    startForm(form, function () {
      var chosen = chosenIn(form).filter(function (select) { return select !== matter; });
      var count = 0;
      sections.forEach(function (section) {
        var open = !matter.value || section.dataset.matter === matter.value;
        var shown = 0;
        section.querySelectorAll("li").forEach(function (item) {
          item.hidden = !fits(item, chosen);
          if (!item.hidden) shown += 1;
        });
        section.hidden = !open || shown === 0;
        if (!section.hidden) count += shown;
      });
      announce(form, "共" + count + "项");
    });
    if (form.elements.actor) form.elements.actor.addEventListener("change", function () {
      if (form.elements.actor.value && matter.value) { matter.value = ""; form.dispatchEvent(new Event("change")); }
    });
  }

  /* 按事项: what is typed is compared by pairs of characters, so that a question finds its matter. */

  function pairs(text) {
    var found = [];
    for (var place = 0; place + 1 < text.length; place += 1) found.push(text.slice(place, place + 2));
    return found;
  }

  function likeness(asked, words) {
    if (words.indexOf(asked) >= 0) return 1;
    var wanted = pairs(asked);
    return wanted.length ? wanted.filter(function (pair) { return words.indexOf(pair) >= 0; }).length / wanted.length : 0;
  }

  function startAsking(form) {
    var field = form.elements.ask;
    var items = Array.from(document.querySelectorAll(".questions li"));
    var groups = Array.from(document.querySelectorAll(".asked"));
    var show = function () {
      var asked = field.value.replace(/[\s，。？?！!的了吗呢]/g, "");
      var likes = items.map(function (item) { return asked ? likeness(asked, item.dataset.words) : 1; });
      var least = Math.max.apply(null, likes) / 2;
      var count = 0;
      items.forEach(function (item, number) {
        item.hidden = likes[number] === 0 || likes[number] < least;
        if (!item.hidden) count += 1;
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
      announce(form, !asked ? "" : count ? count + "个事项" : "没有相近的事项，可用搜索查条文");
    };
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    field.addEventListener("input", function (event) { if (!event.isComposing) show(); });
    field.addEventListener("compositionend", show);
    show();
  }

  document.querySelectorAll("form[data-table]").forEach(startTable);
  document.querySelectorAll("form[data-list]").forEach(startList);
  document.querySelectorAll("form.ask").forEach(startAsking);
})();
