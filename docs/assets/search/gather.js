/* Which entries may answer a query, before any of their words are read: by the pairs of characters that the ways of its
   units are made of. rank.js reads the best of them. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var index = search.index;
  var BODY = 1, GIST = 2.2, BESIDE = 0.5;
  var SATURATION = 0.9, LENGTH = 0.45, USUAL = 240;
  var WEAK = 0.3, OWN = 0.4, NAMED = 8, NUMBERED = 1000;
  var PART = 0.6, PARTLY = 0.45;
  var TAIL = 0.04, MOST = 100;

  /* The entries of the pairs of a way; without those pairs that so many entries have that not all are named, if there are others. */
  function listsOf(way) {
    var lists = search.grams(way.text).map(index.entriesOf);
    var whole = lists.filter(function (entries) { return !entries || entries.all; });
    return whole.length ? whole : lists;
  }

  /* For each entry that has a way of saying a unit: how often it stands in its words, and whether in its 条旨 or beside it. */
  function tally(way, inside) {
    var found = new Map(), lists = listsOf(way);
    lists.forEach(function (entries) {
      if (!entries) return;
      entries.numbers.forEach(function (number, at) {
        if (!inside(number)) return;
        var had = found.get(number);
        if (!had) found.set(number, had = { body: 0, least: 9, gist: 0, beside: 0 });
        var place = entries.places[at], often = place % index.GIST;
        if (often) { had.body++; had.least = Math.min(had.least, often); }
        if (place % index.BESIDE >= index.GIST) had.gist++;
        if (place >= index.BESIDE) had.beside++;
      });
    });
    return { entries: found, grams: lists.length, partly: way.text.length > 3 && !/\d/.test(way.text) };
  }

  function often(had, tallied) {
    var all = tallied.grams, share = had.body / all;
    var body = share === 1 ? had.least : tallied.partly && share >= PART ? PARTLY * share : 0;
    return BODY * body + GIST * (had.gist === all) + BESIDE * (had.beside === all);
  }

  function rarity(found, size, unit) {
    return found ? Math.log(1 + size / found) * (unit.weak ? WEAK : 1) : 0;
  }

  /* How rare a unit is, how much its own words count beside what else it may mean, and its weight in each entry. */
  function settle(unit, scope) {
    var best = new Map();
    var columns = unit.ways.map(function (way) {
      var column = new Map(), tallied = tally(way, scope.inside);
      tallied.entries.forEach(function (had, number) {
        var times = often(had, tallied);
        if (times) column.set(number, way.weight * times / (times + SATURATION * (1 - LENGTH + LENGTH * scope.length(number) / USUAL)));
      });
      return column;
    });
    var any = new Set(columns.flatMap(function (column) { return Array.from(column.keys()); }));
    unit.rarity = rarity(any.size, scope.size, unit);
    unit.found = any.size > 0;
    columns.forEach(function (column, at) {
      var own = rarity(column.size, scope.size, unit);
      var favour = unit.ways[at].favour = unit.found && !at ? 1 + OWN * Math.max(0, own / unit.rarity - 1) : 1;
      column.forEach(function (weight, number) { best.set(number, Math.max(best.get(number) || 0, weight * favour)); });
    });
    return best;
  }

  /* The entries that have a part of the query, best first: [{ number, score }]. */
  function gather(wanted, scope) {
    var scores = new Map(), all = 0;
    wanted.units.forEach(function (unit) {
      var weights = settle(unit, scope);
      all += unit.rarity;
      weights.forEach(function (weight, number) {
        var had = scores.get(number) || { number: number, sum: 0, had: 0 };
        had.sum += unit.rarity * weight;
        had.had += unit.rarity * Math.min(1, weight * 2);
        scores.set(number, had);
      });
    });
    scores.forEach(function (one) { one.score = one.sum * (0.25 + one.had / all); });
    scope.named.forEach(function (number) {
      var one = scores.get(number);
      if (one) one.score *= NAMED;
      else if (!all) scores.set(number, { number: number, score: 0.01 });
    });
    scope.numbered.forEach(function (number) {
      var one = scores.get(number) || { number: number, score: 0 };
      one.score += NUMBERED;
      scores.set(number, one);
    });
    var ranked = Array.from(scores.values()).sort(function (one, other) { return other.score - one.score || one.number - other.number; });
    var least = ranked.length ? Math.min(ranked[0].score, 900) * TAIL : 0;
    return ranked.filter(function (one, at) { return at < 5 || one.score >= least; }).slice(0, MOST);
  }

  /* The whole index, of which nothing is known but its pairs. */
  function everywhere(common) {
    return { size: common.size, inside: function () { return true; }, length: function () { return USUAL; }, named: [], numbered: [] };
  }

  /* Some rulebooks whose heads are read. */
  function within(heads, wanted) {
    var lengths = new Map(), named = [], numbered = [], size = 0;
    heads.forEach(function (head) {
      var known = head.known, isNamed = wanted.books.indexOf(known) >= 0;
      size += known.count;
      head.lengths.forEach(function (length, at) {
        lengths.set(known.first + at, length);
        if (isNamed) named.push(known.first + at);
        if (wanted.article && (isNamed || !wanted.books.length) && head.addresses[at] === wanted.article.address) numbered.push(known.first + at);
      });
    });
    return { size: size, inside: function (number) { return lengths.has(number); }, length: function (number) { return lengths.get(number); }, named: named, numbered: numbered };
  }

  search.gather = gather;
  search.scopes = { everywhere: everywhere, within: within };
})();
