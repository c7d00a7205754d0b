/* The index in memory: what the build's scripts in search/ hand over, and how they are loaded.
   Scripts, because a page that was opened from disk may load scripts but no data. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var loading = new Map();
  var books = new Map();
  var shards = new Map();
  var common = null;

  /* A script below the root of the site, loaded once. */
  function load(path) {
    if (!loading.has(path)) {
      loading.set(path, new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = new URL(path, search.root).href;
        script.onload = resolve;
        script.onerror = function () { loading.delete(path); script.remove(); reject(new Error(path)); };
        document.head.append(script);
      }));
    }
    return loading.get(path);
  }

  search.common = function (content) {
    common = {
      books: content.books.map(function (book, number) {
        return { id: book[0], title: book[1], short: book[2], names: book[3].map(search.foldText), count: book[4], number: number };
      }),
      shards: content.shards,
      verbs: new Set(content.verbs.map(search.foldText)),
      synonyms: readSynonyms(content.synonyms),
      topics: new Map(content.topics.map(function (topic) { return [topic[0], topic.slice(1).flat().join(" ")]; })),
      instruments: content.instruments.map(function (one) {
        return { title: one[0], anchor: one[1], kind: one[2], folded: search.foldText([one[0]].concat(one[3]).join(" ")) };
      })
    };
    var first = 0;
    common.books.forEach(function (book) { book.first = first; first += book.count; });
    common.size = first;
  };

  /* What is said: what is meant by it. */
  function readSynonyms(records) {
    var meanings = new Map();
    records.forEach(function (record) {
      record[0].forEach(function (said) {
        var key = search.foldText(said);
        meanings.set(key, (meanings.get(key) || []).concat(record[1].map(search.foldText)));
      });
    });
    return meanings;
  }

  search.book = function (content) {
    var known = common.books.find(function (book) { return book.id === content.id; });
    var entries = content.entries.map(function (entry, number) { return readEntry(known, content.pages, entry, number); });
    var chains = content.chains.map(function (chain) {
      var topic = search.foldText(chain[2] + " " + (common.topics.get(chain[2]) || ""));
      var title = search.foldText(chain[1]), when = search.foldText(chain[3]);
      chain[4].forEach(function (at) { entries[at].beside += " " + title + " " + topic; });
      return { book: known, id: chain[0], title: chain[1], when: chain[3], entries: chain[4], gist: title + " " + topic, body: when };
    });
    var actors = content.actors.map(function (actor, number) {
      actor[3].forEach(function (at) { entries[at].actors.push(number); });
      return { book: known, name: actor[0], page: actor[1], names: [actor[0]].concat(actor[2]).map(search.foldText), entries: actor[3] };
    });
    var terms = content.terms.map(function (term) {
      return { book: known, word: term[0], folded: search.foldText(term[0]), entry: entries[term[1]], explanation: term[2], anchor: term[3] };
    });
    books.set(content.id, { known: known, pages: content.pages, entries: entries, chains: chains, actors: actors, terms: terms });
  };

  function readEntry(known, pages, entry, number) {
    var paragraphs = entry[4].map(function (part) { return { suffix: part[0], place: part[1], text: part[2], folded: search.foldText(part[2]) }; });
    return {
      book: known,
      number: number,
      address: entry[0],
      place: entry[1],
      gist: entry[2],
      foldedGist: search.foldText(entry[2]),
      page: entry[3],
      heading: search.foldText(pages[entry[3]][1]),
      url: known.id + "/" + pages[entry[3]][0] + ".html#",
      paragraphs: paragraphs,
      body: paragraphs.map(function (part) { return part.folded; }).join("\n"),
      beside: "",
      actors: [],
      facts: entry[5].map(function (fact) { return { paragraph: fact[0], start: fact[1], end: fact[2], who: fact[3], does: fact[4], limits: fact[5] || "" }; })
    };
  }

  search.pairs = function (number, postings) { shards.set(number, postings); };

  search.index = {
    load: load,
    books: books,
    shards: shards,
    common: function () { return common; },
    start: function () { return load("search/common.js").then(function () { return common; }); },
    loadBook: function (id) { return books.has(id) ? Promise.resolve() : load("search/book-" + id + ".js"); }
  };
})();
