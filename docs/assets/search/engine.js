/* From a query to what answers it: fetches what it needs, in however many rulebooks. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var READ = 3; // rulebooks that are read where there are many
  var UNIT_PAIRS = 2, ASKED = 24;
  var FIGURES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var cache = {};

  /* Names of actors in the loaded rulebooks, each with the longer names of others that hold it. */
  function namesOf(books) {
    var key = books.map(function (book) { return book.known.id; }).join(" ");
    if (cache.named === key) return cache.names;
    var owners = new Map(), names = new Map();
    books.forEach(function (book) { book.actors.forEach(function (actor) { actor.names.forEach(function (name) { owners.set(name, (owners.get(name) || []).concat(actor.name)); }); }); });
    owners.forEach(function (own, name) {
      var longer = Array.from(owners.keys()).filter(function (other) {
        return other !== name && other.indexOf(name) >= 0 && !owners.get(other).some(function (owner) { return own.indexOf(owner) >= 0; });
      });
      names.set(name, longer.filter(function (other) { return !longer.some(function (third) { return third !== other && other.indexOf(third) >= 0; }); }));
    });
    cache.names = names;
    cache.named = key;
    cache.mending = {};
    return names;
  }

  function loaded(common, only) {
    return common.books.filter(function (book) { return search.index.books.has(book.id) && (!only || only.indexOf(book.id) >= 0); })
      .map(function (book) { return search.index.books.get(book.id); });
  }

  /* The rulebooks to read: all where they are few; else those that are named, or that have most of the query. */
  function choose(wanted, common, here) {
    if (!common.shards) return Promise.resolve(common.books);
    if (wanted.books.length && wanted.books.length <= READ) return Promise.resolve(wanted.books);
    return weighBooks(wanted, common).then(function (ranked) {
      var chosen = ranked.slice(0, READ);
      var own = common.books.find(function (book) { return book.id === here; });
      if (own && chosen.indexOf(own) < 0) chosen = [own].concat(chosen.slice(0, READ - 1));
      if (!chosen.length) chosen = common.books.slice(0, READ);
      chosen.others = ranked.length - chosen.length;
      return chosen;
    });
  }

  function shardOf(pair, shards) {
    var number = 0;
    for (var at = 0; at < pair.length; at++) number = (number * 31 + pair.charCodeAt(at)) % shards;
    return number;
  }

  /* Rulebooks by the best of their entries, as far as the postings of the query's pairs tell. */
  function weighBooks(wanted, common) {
    var asked = wanted.units.map(function (unit) {
      return unit.ways.slice(0, UNIT_PAIRS).map(function (way) { return { pairs: search.grams(way.text), weight: way.weight }; });
    });
    var pairs = Array.from(new Set(asked.flat().flatMap(function (way) { return way.pairs; }))).filter(function (pair) { return pair.length > 1; }).slice(0, ASKED);
    var numbers = Array.from(new Set(pairs.map(function (pair) { return shardOf(pair, common.shards); })));
    return Promise.all(numbers.map(function (number) { return search.index.load("search/pairs-" + number + ".js").catch(function () { return null; }); })).then(function () {
      var scores = new Float64Array(common.size);
      pairs.forEach(function (pair) {
        var found = (search.index.shards.get(shardOf(pair, common.shards)) || {})[pair];
        if (found) addScores(scores, found, common.size);
      });
      return bestBooks(scores, common);
    });
  }

  function addScores(scores, found, size) {
    var rarity = Math.log(1 + size / found[0]);
    var number = -1, distance = 0, scale = 1;
    for (var at = 0; at < found[1].length; at++) {
      var figure = FIGURES.indexOf(found[1][at]);
      distance += (figure % 32) * scale;
      scale *= 32;
      if (figure >= 32) continue;
      number += Math.floor(distance / 3) + 1;
      scores[number] += rarity * (0.6 + 0.2 * (distance % 3));
      distance = 0;
      scale = 1;
    }
  }

  function bestBooks(scores, common) {
    return common.books.map(function (book) {
      var best = 0;
      for (var at = book.first; at < book.first + book.count; at++) if (scores[at] > best) best = scores[at];
      return { book: book, best: best };
    }).filter(function (one) { return one.best > 0; })
      .sort(function (one, other) { return other.best - one.best || one.book.number - other.book.number; })
      .map(function (one) { return one.book; });
  }

  /* Characters that no loaded rule has: perhaps traditional ones. */
  function isStrange(text, books) {
    var all = books.flatMap(function (book) { return book.entries.map(function (entry) { return entry.body; }); }).join("");
    return Array.from(text).some(function (char) { return /[\u3400-\u9fff\uf900-\ufaff]/.test(char) && all.indexOf(char) < 0; });
  }

  /* Everything found for a query. `here` is the rulebook of the page, `only` the one that the reader chose, if any. */
  search.find = function (printed, here, only) {
    return search.index.start().then(function (common) {
      var first = search.understand(printed, common, new Map());
      var chosen = only ? Promise.resolve(common.books.filter(function (book) { return book.id === only; })) : choose(first, common, here);
      return chosen.then(function (books) {
        return Promise.all(books.map(function (book) { return search.index.loadBook(book.id); })).then(function () {
          var ids = books.map(function (book) { return book.id; });
          return simplify(printed, loaded(common, ids)).then(function (changed) {
            if (changed && common.shards && !only) return search.find(printed, here, only);
            return answer(printed, common, loaded(common, ids), books.others || 0);
          });
        });
      });
    });
  };

  /* Whether traditional characters are understood from now on that were not before. */
  function simplify(printed, books) {
    if (search.simplified || !isStrange(search.foldText(printed), books)) return Promise.resolve(false);
    return search.index.load("assets/search/traditional.js").then(function () { return true; });
  }

  /* What the loaded rulebooks answer; words that they do not have are mended, and then it is found anew. */
  function answer(printed, common, books, others) {
    var first = findIn(printed, common, books);
    var missing = first.wanted.units.some(function (unit) { return !unit.found && unit.free && (!unit.weak || unit.said.length === 1); });
    var ready = missing ? search.index.load("assets/search/pinyin.js") : Promise.resolve();
    return ready.then(function () {
      var words = missing ? mended(first.wanted, books) : "";
      var found = words ? findIn(words, common, books) : first;
      found.wanted.printed = printed;
      return Object.assign(found, { mended: words, others: others, books: books.map(function (book) { return book.known; }) });
    });
  }

  function findIn(words, common, books) {
    var names = namesOf(books);
    var wanted = search.understand(words, common, names);
    return Object.assign(search.rank(wanted, books, names, common.instruments), { wanted: wanted });
  }

  /* The query with its wrong characters mended and spelled names written out; empty where nothing is to mend. */
  function mended(wanted, books) {
    var vocabulary = Array.from(namesOf(books).keys()).concat(books.flatMap(function (book) { return book.terms.map(function (term) { return term.folded; }); }));
    var words = wanted.folded.replace(/[a-z]{2,}/g, function (letters) { return search.spelled(letters, vocabulary)[0] || letters; });
    var sure = wanted.units.filter(function (unit) { return !unit.free; }).map(function (unit) { return unit.said; });
    wanted.phrases.forEach(function (phrase) { words = words.replace(phrase, search.mend(phrase, sure, books, cache.mending)); });
    return words === wanted.folded ? "" : words;
  }
})();
