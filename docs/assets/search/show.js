/* Results as elements: groups of links, each with what it is, where it stands, and the words that were sought. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var BEFORE = 12, LENGTH = 96;
  var TELLING = 0.3; // how rare a unit is beside the rarest, to be marked
  var FEW = 3, ARTICLES = 8;

  function element(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    made.append.apply(made, [].concat(children === undefined ? [] : children));
    return made;
  }

  /* Stretches of a printed text that say a unit of the query, without those inside others. */
  function stretches(printed, wanted) {
    var folded = search.fold(printed), found = [];
    var rarest = Math.max.apply(null, [0].concat(wanted.units.map(function (unit) { return unit.rarity; })));
    var ways = wanted.units.filter(function (unit) { return !unit.weak && unit.rarity >= rarest * TELLING; }).flatMap(function (unit) { return unit.ways; });
    ways = wanted.phrases.concat(wanted.quoted).map(function (words) { return { text: words }; }).concat(ways);
    ways.forEach(function (way) {
      var text = (way.longer || []).reduce(function (rest, name) { return rest.split(name).join("\u0000".repeat(name.length)); }, folded.text);
      for (var at = text.indexOf(way.text); at >= 0; at = text.indexOf(way.text, at + way.text.length)) {
        found.push([folded.at[at], folded.at[at + way.text.length - 1] + 1]);
      }
    });
    found.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
    return found.reduce(function (merged, one) {
      var last = merged[merged.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]);
      else merged.push(one.slice());
      return merged;
    }, []);
  }

  /* A text, or its part [from, to), with those stretches marked. */
  function marked(printed, wanted, from, to) {
    var nodes = [], last = from || 0, end = to === undefined ? printed.length : to;
    stretches(printed, wanted).forEach(function (one) {
      var start = Math.max(one[0], last), stop = Math.min(one[1], end);
      if (start >= stop) return;
      nodes.push(printed.slice(last, start), element("mark", {}, printed.slice(start, stop)));
      last = stop;
    });
    nodes.push(printed.slice(last, end));
    return nodes;
  }

  /* The part of a paragraph where most of the sought words stand. */
  function excerpt(printed, wanted) {
    var found = stretches(printed, wanted), from = 0, most = -1;
    found.forEach(function (one) {
      var start = Math.max(0, one[0] - BEFORE), had = 0;
      found.forEach(function (other) { if (other[0] >= start && other[1] <= start + LENGTH) had += other[1] - other[0]; });
      if (had > most) { most = had; from = start; }
    });
    if (printed.length <= LENGTH + BEFORE) from = 0;
    while (from && /[，、。；：]/.test(printed[from])) from++;
    var to = Math.min(printed.length, from ? from + LENGTH : LENGTH + BEFORE);
    return (from ? ["…"] : []).concat(marked(printed, wanted, from, to), to < printed.length ? ["…"] : []);
  }

  function hit(url, head, text, about) {
    var parts = [element("span", { "class": "hit-head" }, head)];
    if (text) parts.push(element("span", { "class": "hit-text " + (about || "") }, text));
    return element("li", {}, element("a", { "href": search.root + url, "class": "hit" }, parts));
  }

  function label(words) { return element("b", {}, words); }
  function book(known) { return element("small", {}, known.short || known.title); }

  function articleHit(one, wanted) {
    var entry = one.entry;
    var part = one.paragraph || entry.paragraphs[0];
    var precise = part && entry.paragraphs.length > 1 && one.paragraph ? part.suffix : "";
    var head = [label(entry.place + (precise ? part.place : "")), " "];
    if (entry.gist) head.push(element("span", { "class": "hit-gist" }, ["【"].concat(marked(entry.gist, wanted), "】")));
    head.push(book(entry.book));
    return hit(entry.url + entry.address + precise, head, part ? excerpt(part.text, wanted) : "", "words");
  }

  function answerHit(one, wanted) {
    var entry = one.entry, part = one.paragraph;
    var said = one.said.map(function (row) {
      return element("span", { "class": "hit-said" }, [label(row.said)].concat(row.about ? [" ", element("span", { "class": "hit-about" }, row.about), " "] : [" "]));
    });
    return hit(entry.url + entry.address + part.suffix, said.concat(element("small", {}, (entry.book.short || entry.book.title) + entry.place + part.place)),
      marked(part.text, wanted, one.stretch[0], one.stretch[1]), "words");
  }

  function factHit(one, wanted) {
    var entry = one.entry, fact = one.fact, part = entry.paragraphs[fact.paragraph];
    var said = wanted.asks !== "who" && fact.limits ? fact.limits : fact.who;
    var head = [label(said || fact.limits || "规则未写明"), " "];
    if (fact.limits && said !== fact.limits) head.push(element("span", { "class": "hit-gist" }, fact.limits));
    head.push(element("small", {}, (entry.book.short || entry.book.title) + entry.place + part.place));
    return hit(entry.url + entry.address + part.suffix, head, marked(part.text, wanted, fact.start, fact.end), "words");
  }

  var KINDS = [
    { key: "answers", name: "直接回答", of: answerHit, whole: true },
    { key: "articles", name: "条文", of: articleHit, few: ARTICLES },
    { key: "facts", name: "谁做什么", of: factHit, alone: true },
    { key: "chains", name: "审批链", of: function (one, wanted) { return hit(one.book.id + "/chain-" + one.id + ".html", [label(marked(one.title, wanted)), " ", book(one.book)], marked(one.when, wanted)); } },
    { key: "actors", name: "角色与会议", of: function (one) { return hit(one.book.id + "/" + one.page, [label(one.name), " ", book(one.book)], "在" + one.count + "条里提到"); } },
    { key: "terms", name: "术语", of: function (one, wanted) { return hit(one.book.id + "/glossary.html#" + one.anchor, [label(marked(one.word, wanted)), " ", element("small", {}, one.book.short + one.entry.place)], one.explanation); } },
    { key: "instruments", name: "引用文件", of: function (one, wanted) { return hit("instruments.html#" + one.anchor, [label(["《"].concat(marked(one.title, wanted), "》")), " ", element("small", {}, one.kind)]); } }
  ];

  /* One group, or nothing where it is empty; `more` is called for the whole of it, which has `unread` others. */
  function group(kind, found, wanted, whole, unread, more) {
    if (!found.length) return [];
    var few = whole || kind.whole ? found.length : kind.few || FEW;
    var id = "search-" + kind.key;
    var parts = [
      element("h3", { id: id }, kind.name),
      element("ol", {}, found.slice(0, few).map(function (one) { return kind.of(one, wanted); }))
    ];
    if (found.length + unread > few) {
      var button = element("button", { type: "button", "class": "search-more" }, "全部" + (found.length + unread) + "项" + kind.name);
      button.addEventListener("click", more);
      parts.push(button);
    }
    return [element("section", { "class": "search-group " + kind.key, "aria-labelledby": id }, parts)];
  }

  search.show = { element: element, kinds: KINDS, group: group };
})();
