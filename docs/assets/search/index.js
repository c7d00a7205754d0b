/* The index in memory: what the build's scripts in search/ hand over, and how they are loaded, each only when needed.
   Scripts, because a page that was opened from disk may load scripts but no data. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var PLACES = 12, GIST = 3, BESIDE = 6; // as in build_tools/render/search/postings.py
  var TIMES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]; // how often neighbours of a tier stand together, at least
  var CHARACTERS = 20; // that a figure of a length stands for
  var loading = new Map(), books = new Map(), postings = new Map(), synonyms = new Map(), neighbours = new Map();
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
    var first = 0;
    common = {
      books: content.books.split(" ").filter(Boolean).map(function (id, number) {
        var known = { id: id, title: "", short: "", count: content.counts[number], number: number, first: first };
        first += known.count;
        return known;
      }),
      names: new Map(),
      shards: content.shards,
      verbs: new Set(content.verbs.split(" ").map(search.foldText)),
      synonyms: synonyms,
      topics: content.topics,
      instruments: content.instruments.map(function (one) {
        return { title: one[0], anchor: one[1], kind: one[2], folded: search.foldText([one[0]].concat(one[3]).join(" ")) };
      })
    };
    common.size = first;
    addSynonyms(content.synonyms);
  };

  /* What is said: what is meant by it. */
  function addSynonyms(records) {
    Object.keys(records).forEach(function (said) { synonyms.set(said, records[said].split(" ")); });
  }

  search.pairs = function (number, found, said, names) {
    addPostings(found);
    addSynonyms(said);
    Object.keys(names).forEach(function (name) { common.names.set(name, names[name]); });
  };
  search.ones = function (number, found) { addPostings(found); };

  function addPostings(found) {
    Object.keys(found).forEach(function (key) { postings.set(key, found[key]); });
  }

  search.titles = function (titles) {
    common.books.forEach(function (book, number) { book.title = titles[number][0]; book.short = titles[number][1]; });
  };

  search.near = function (number, found) {
    Object.keys(found).forEach(function (char) { neighbours.set(char, found[char].split("|").map(readTiers)); });
  };

  function readTiers(written) {
    var times = new Map();
    written.split(" ").forEach(function (chars, tier) { Array.from(chars).forEach(function (char) { times.set(char, TIMES[tier]); }); });
    return times;
  }

  /* The entries of a pair or a lone character: their numbers in the whole index, and where it stands in them. */
  function entriesOf(key) {
    var found = postings.get(key);
    if (found === undefined || found.numbers) return found;
    var capped = Array.isArray(found), read = readEntries(capped ? found[1] : found);
    read.all = !capped;
    postings.set(key, read);
    return read;
  }

  function readEntries(written) {
    var read = { numbers: [], places: [] };
    var number = -1, distance = 0, scale = 1;
    for (var at = 0; at < written.length; at++) {
      var figure = FIGURES.indexOf(written[at]);
      distance += (figure % 32) * scale;
      scale *= 32;
      if (figure >= 32) continue;
      number += Math.floor(distance / PLACES) + 1;
      read.numbers.push(number);
      read.places.push(distance % PLACES);
      distance = 0;
      scale = 1;
    }
    return read;
  }

  search.head = function (content) {
    var known = common.books.find(function (book) { return book.id === content.id; });
    known.title = content.title;
    known.short = content.short;
    books.set(content.id, {
      known: known,
      pages: content.pages,
      addresses: content.entries.split(" "),
      lengths: Array.from(content.lengths, function (figure) { return (parseInt(figure, 36) + 0.5) * CHARACTERS; }),
      entries: new Map(),
      chains: new Map(),
      terms: [],
      actors: content.actors.map(function (actor) {
        return { book: known, name: actor[0], page: actor[1], names: [actor[0]].concat(actor[2]).map(search.foldText), count: actor[3] };
      })
    });
  };

  search.terms = function (id, words) { books.get(id).words = words.split(" "); };

  search.entry = function (id, number, record) {
    var book = books.get(id), entry = readEntry(book, number, record);
    book.entries.set(number, entry);
    record[6].forEach(function (term) {
      book.terms.push({ book: book.known, word: term[0], folded: search.foldText(term[0]), entry: entry, anchor: term[1], explanation: term[2] });
    });
    record[7].forEach(function (chain) {
      var gist = search.foldText(chain[1] + " " + (common.topics[chain[2]] || chain[2]));
      entry.beside += " " + gist;
      book.chains.set(chain[0], { book: book.known, id: chain[0], title: chain[1], when: chain[3], gist: gist, body: search.foldText(chain[3]) });
    });
  };

  function readEntry(book, number, record) {
    var page = book.pages[record[2]];
    var paragraphs = record[3].map(function (part) { return { suffix: part[0], place: part[1], text: part[2], folded: search.foldText(part[2]) }; });
    return {
      book: book.known,
      number: number,
      address: book.addresses[number],
      place: record[0],
      gist: record[1],
      foldedGist: search.foldText(record[1]),
      page: record[2],
      heading: search.foldText(page[1]),
      url: book.known.id + "/" + page[0] + ".html#",
      paragraphs: paragraphs,
      body: paragraphs.map(function (part) { return part.folded; }).join("\n"),
      beside: "",
      facts: record[4].map(function (fact) { return { paragraph: fact[0], start: fact[1], end: fact[2], who: fact[3], does: fact[4], limits: fact[5] || "", matter: fact[6] === undefined ? "" : fact[6], to: fact[7] || "", when: fact[8] || "" }; }),
      actors: record[5]
    };
  }

  function shardOf(key, shards) {
    var number = 0;
    for (var at = 0; at < key.length; at++) number = (number * 31 + key.charCodeAt(at)) % shards;
    return number;
  }

  function loadShards(kind, keys, shards) {
    var numbers = new Set(keys.map(function (key) { return shardOf(key, shards); }));
    return Promise.all(Array.from(numbers, function (number) { return load("search/" + kind + "-" + number + ".js"); }));
  }

  search.index = {
    GIST: GIST,
    BESIDE: BESIDE,
    load: load,
    books: books,
    common: function () { return common; },
    entriesOf: entriesOf,
    start: function () { return load("search/common.js").then(function () { return common; }); },
    loadBook: function (id) { return load("search/" + id + "/head.js"); },
    loadTitles: function () { return load("search/titles.js"); },
    loadTerms: function (id) { return load("search/" + id + "/terms.js"); },
    loadEntry: function (id, number) { return load("search/" + id + "/" + number + ".js"); },
    /* What the index has of pairs, and of lone characters. */
    loadGrams: function (grams) {
      var lone = grams.filter(search.isLone);
      return Promise.all([
        loadShards("pairs", grams.filter(function (gram) { return !search.isLone(gram); }), common.shards),
        loadShards("ones", lone, common.shards / 4)
      ]);
    },
    loadNeighbours: function (chars) { return loadShards("near", chars, common.shards / 2); },
    /* How often two characters stand together; those that follow one, those that one follows. */
    times: function (one, other) {
      if (neighbours.has(one)) return neighbours.get(one)[0].get(other) || 0;
      return neighbours.has(other) ? neighbours.get(other)[1].get(one) || 0 : 0;
    },
    following: function (char) { return Array.from((neighbours.get(char) || [new Map()])[0].keys()); }
  };
})();
