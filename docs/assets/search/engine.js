/* From a query to what answers it: fetches what it needs, in however many rulebooks. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var index = search.index;
  var FEW = 3; // rulebooks that are read where there are more
  var READ = 12; // entries whose words are read before the reader asks for more
  var ASKED = 48; // pairs that are looked up for what a query may mean
  var HAN = /[\u3400-\u9fff\uf900-\ufaff]/;
  var SPELLED = /[a-z]{2}/, FIGURES = /^\d+$/;
  var cache = {};

  /* Names of actors in some rulebooks, each with the longer names of others that hold it. */
  function namesOf(heads) {
    var key = heads.map(function (head) { return head.known.id; }).join(" ");
    if (cache.named === key) return cache.names;
    var owners = new Map(), names = new Map();
    heads.forEach(function (head) { head.actors.forEach(function (actor) { actor.names.forEach(function (name) { owners.set(name, (owners.get(name) || []).concat(actor.name)); }); }); });
    owners.forEach(function (own, name) {
      var longer = Array.from(owners.keys()).filter(function (other) {
        return other !== name && other.indexOf(name) >= 0 && !owners.get(other).some(function (owner) { return own.indexOf(owner) >= 0; });
      });
      names.set(name, longer.filter(function (other) { return !longer.some(function (third) { return third !== other && other.indexOf(third) >= 0; }); }));
    });
    cache.names = names;
    cache.named = key;
    return names;
  }

  /* The index of everything that units may mean. */
  function loadUnits(wanted) {
    var grams = wanted.units.flatMap(function (unit) { return unit.ways.flatMap(function (way) { return search.grams(way.text); }); });
    return index.loadGrams(Array.from(new Set(grams)).slice(0, ASKED));
  }

  /* What a query means, its words and their meanings looked up. */
  function understand(words, common, names) {
    return index.loadGrams(search.grams(search.fold(words).text)).then(function () {
      var wanted = search.understand(words, common, names);
      return loadUnits(wanted).then(function () { return wanted; });
    });
  }

  /* The rulebooks to read: all where they are few; else the one chosen, those that are named, or that answer best. */
  function choose(wanted, common, asked) {
    if (asked.only) return common.books.filter(function (book) { return book.id === asked.only; });
    if (common.books.length <= FEW) return common.books;
    if (wanted.books.length && wanted.books.length <= FEW) return wanted.books;
    var own = common.books.filter(function (book) { return book.id === asked.here; });
    var ranked = bestBooks(search.gather(wanted, search.scopes.everywhere(common)), common);
    var chosen = ranked.slice(0, FEW);
    if (own.length && chosen.indexOf(own[0]) < 0) chosen = own.concat(chosen.slice(0, FEW - 1));
    if (!chosen.length) chosen = common.books.slice(0, FEW);
    chosen.others = ranked.length - chosen.length;
    return chosen;
  }

  function bestBooks(gathered, common) {
    var found = gathered.map(function (one) {
      return common.books.find(function (book) { return one.number < book.first + book.count; });
    });
    return Array.from(new Set(found));
  }

  /* Everything found for a query. What is asked: `words`, `here` the rulebook of the page, `only` the one that the reader chose,
     `all` where not only the best entries are to be read. */
  search.find = function (asked) {
    return index.start().then(function (common) { return findAs(asked.words, common, asked); }).then(function (first) {
      return isMissing(first.wanted) ? mended(first, asked) : first;
    }).then(read);
  };

  /* A query with the entries that may answer it. */
  function findAs(words, common, asked) {
    return understand(words, common, new Map()).then(function (first) {
      var books = choose(first, common, asked);
      return Promise.all(books.map(function (book) { return index.loadBook(book.id); })).then(function () {
        var heads = books.map(function (book) { return index.books.get(book.id); }), names = namesOf(heads);
        return understand(words, common, names).then(function (wanted) {
          var gathered = search.gather(wanted, search.scopes.within(heads, wanted));
          return { asked: asked, common: common, wanted: wanted, names: names, heads: heads, books: books, gathered: gathered, mended: "" };
        });
      });
    });
  }

  /* The words of the best entries, and what they answer. */
  function read(found) {
    var reading = found.gathered.slice(0, found.asked.all ? found.gathered.length : READ).map(function (one) {
      var head = found.heads.find(function (other) { return one.number >= other.known.first && one.number < other.known.first + other.known.count; });
      return { head: head, number: one.number - head.known.first };
    });
    return Promise.all(reading.map(function (one) { return index.loadEntry(one.head.known.id, one.number); })).then(function () {
      var entries = reading.map(function (one) { return one.head.entries.get(one.number); });
      var result = search.rank(found.wanted, found.heads, entries, found.names, found.common.instruments);
      var unread = found.gathered.slice(reading.length).map(function (one) { return one.number; });
      result.answers = search.answer(found.wanted, result.articles, found.common.verbs);
      found.wanted.printed = found.asked.words.trim();
      Object.assign(result, { wanted: found.wanted, mended: found.mended, missing: found.mended ? [] : missingOf(found.wanted), books: found.books, others: found.books.others || 0, unread: unread.length, silent: "" });
      if (result.answers.length || result.others) return result;
      return search.silence(found.wanted, result.articles, unread, found.common.verbs).then(function (silent) { return Object.assign(result, { silent: silent }); });
    });
  }

  /* Words that the rules do not have */

  function isMissing(wanted) {
    return wanted.units.some(function (unit) { return !unit.found && unit.free && !FIGURES.test(unit.said) && (!unit.weak || unit.said.length === 1); }) || wanted.units.some(function (unit) { return isLast(unit, wanted); });
  }

  /* Whether a unit is a lone character at the end of some words, as in 常务会义. */
  function isLast(unit, wanted) {
    return unit.free && HAN.test(unit.said) && unit.said.length === 1 && wanted.phrases.some(function (phrase) { return phrase.length > 2 && phrase.slice(-1) === unit.said; });
  }

  /* Found anew with traditional characters understood, wrong ones mended and spelled names written out, if that helps. */
  function mended(first, asked) {
    return Promise.all(["mend", "pinyin"].map(function (part) { return index.load("assets/search/" + part + ".js"); })).then(function () {
      var strange = Array.from(first.wanted.folded).some(function (char) { return HAN.test(char) && !search.pinyin.has(char); });
      if (!strange || search.simplified) return first;
      return index.load("assets/search/traditional.js").then(function () { return findAs(asked.words, first.common, asked); });
    }).then(function (again) {
      if (!isMissing(again.wanted)) return again;
      return Promise.all([index.loadNeighbours(Array.from(again.wanted.phrases.join("")))].concat(loadTerms(again))).then(function () {
        return mend(again);
      }).then(function (words) {
        if (words === again.wanted.folded) return again;
        return findAs(words, again.common, asked).then(function (found) { return Object.assign(found, { mended: words }); });
      });
    });
  }

  function loadTerms(found) {
    return SPELLED.test(found.wanted.folded) ? found.books.map(function (book) { return index.loadTerms(book.id); }) : [];
  }

  function mend(found) {
    var wanted = found.wanted, words = wanted.folded;
    var known = Array.from(found.names.keys()).concat(found.heads.flatMap(function (head) { return head.words || []; }));
    words = words.replace(/[a-z]{2,}/g, function (letters) { return search.spelled(letters, known)[0] || letters; });
    var sure = wanted.units.filter(function (unit) { return !unit.free; }).map(function (unit) { return unit.said; });
    return Promise.all(wanted.phrases.map(function (phrase) { return search.mend(phrase, sure); })).then(function (mended) {
      wanted.phrases.forEach(function (phrase, at) { words = words.replace(phrase, mended[at]); });
      return words;
    });
  }

  /* What of the query no rule has, as longest stretches. */
  function missingOf(wanted) {
    var found = wanted.units.filter(function (unit) { return unit.found && unit.said.length > 1; });
    var lost = wanted.units.filter(function (unit) { return !unit.found && unit.free && !unit.weak; });
    return wanted.phrases.flatMap(function (phrase) {
      var kept = Array.from(phrase, function (char, at) { return isIn(phrase, at, lost) && !isIn(phrase, at, found) ? char : " "; });
      return kept.join("").split(" ").filter(function (rest) { return rest.length > 1 && !/\d/.test(rest); });
    });
  }

  function isIn(phrase, at, units) {
    return units.some(function (unit) {
      var from = phrase.indexOf(unit.said, Math.max(0, at - unit.said.length + 1));
      return from >= 0 && from <= at;
    });
  }
})();
