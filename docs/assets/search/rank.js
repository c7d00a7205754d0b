/* What answers a query, best first, among the entries that were gathered. An entry's score is how much of the query it has, rare units counting more,
   in its 条旨 more than in its words, all in one sentence more than scattered. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var GIST = 2.2, BODY = 1, BESIDE = 0.7, HEADING = 0.35;
  var SATURATION = 0.9, LENGTH = 0.45, USUAL = 240;
  var TOGETHER = 1.1, WHOLE = 0.5, FACT = 0.5;
  var TOLD = 0.6;
  var NAMED = 8, NUMBERED = 1000;
  var DOES = 0.3, KNOWN = 0.4, FOUNDING = 0.6;
  var ANSWERING = 0.6, PARTIAL = 0.45;
  var FOUNDING_ACTS = ["组成", "召集"];
  var SENTENCE = /[^。；;\n]+[。；;]?/g;
  var FIGURE = /\d/;

  function isFigure(char) { return char !== undefined && FIGURE.test(char); }

  /* How often words stand in a text; 8条 does not stand in 38条. */
  function count(text, words) {
    var found = 0;
    var first = isFigure(words[0]), last = isFigure(words[words.length - 1]);
    for (var at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      if (first && isFigure(text[at - 1])) continue;
      if (last && isFigure(text[at + words.length])) continue;
      found++;
    }
    return found;
  }

  /* How often a way of saying a unit stands in a text; 区长 does not stand in 副区长. Part of long words counts a little. */
  function strength(text, way) {
    var found = count(text, way.text);
    if (found && way.longer) way.longer.forEach(function (name) { found -= count(text, name); });
    if (found > 0) return found;
    if (!way.grams || way.longer) return 0;
    var had = way.grams.filter(function (gram) { return count(text, gram) > 0; }).length;
    return had / way.grams.length >= 0.6 ? 0.45 * had / way.grams.length : 0;
  }

  function prepare(units, names) {
    units.forEach(function (unit) {
      unit.ways.forEach(function (way) {
        if (way.text.length > 3 && !FIGURE.test(way.text)) way.grams = search.grams(way.text);
        if (names.has(way.text)) way.longer = names.get(way.text);
      });
    });
  }

  /* The weight of each way of a unit in an entry, from 0 to 1. */
  function weigh(unit, entry) {
    return unit.ways.map(function (way) {
      var often = BODY * strength(entry.body, way) + GIST * Math.min(1, strength(entry.foldedGist, way)) +
        BESIDE * Math.min(1, strength(entry.beside, way)) + HEADING * Math.min(1, strength(entry.heading, way));
      return way.weight * often / (often + SATURATION * (1 - LENGTH + LENGTH * entry.body.length / USUAL));
    });
  }

  /* The weight of a unit in an entry: that of its best way. */
  function best(unit, entry) {
    return weigh(unit, entry).reduce(function (most, weight, at) { return Math.max(most, weight * unit.ways[at].favour); }, 0);
  }

  /* Which share of the query a short text has. */
  function share(text, units) {
    var had = 0, all = 0;
    units.forEach(function (unit) {
      var best = 0;
      unit.ways.forEach(function (way) { if (way.weight > best && strength(text, way) > 0) best = way.weight; });
      had += best * unit.rarity;
      all += unit.rarity;
    });
    return all ? had / all : 0;
  }

  function rankEntries(wanted, entries) {
    var found = entries.map(function (entry) { return scored(wanted, entry, wanted.units.map(function (unit) { return best(unit, entry); })); });
    found = found.filter(function (one) { return one.score > 0; });
    found.forEach(function (one) { readClosely(one, wanted); });
    return found.sort(better);
  }

  function better(one, other) {
    return other.score - one.score || one.entry.book.number - other.entry.book.number || one.entry.number - other.entry.number;
  }

  function scored(wanted, entry, row) {
    var sum = 0, had = 0, all = 0;
    wanted.units.forEach(function (unit, at) {
      sum += unit.rarity * row[at];
      all += unit.rarity;
      if (row[at] > 0) had += unit.rarity * Math.min(1, row[at] * 2);
    });
    var coverage = all ? had / all : 0;
    var score = sum * (0.25 + coverage);
    wanted.quoted.forEach(function (words) { if (entry.body.indexOf(words) < 0) score = 0; });
    if (wanted.books.length && wanted.books.indexOf(entry.book) >= 0) score = score * NAMED + (all ? 0 : 0.01);
    if (wanted.article && isWanted(wanted, entry)) score += NUMBERED + (wanted.article.paragraph && !partOf(wanted, entry) ? -1 : 0);
    if (wanted.units.length === 1 && isFounding(wanted.units[0], entry)) score *= 1 + FOUNDING;
    return { entry: entry, score: score, coverage: coverage };
  }

  /* 常务会议由…组成: the entry that sets up what is named. */
  function isFounding(unit, entry) {
    return unit.ways.slice(0, 2).some(function (way) {
      return entry.facts.some(function (fact) { return FOUNDING_ACTS.indexOf(fact.does) >= 0 && factText(entry, fact).indexOf(way.text + "由") >= 0; });
    });
  }

  function isWanted(wanted, entry) {
    if (wanted.books.length && wanted.books.indexOf(entry.book) < 0) return false;
    return entry.address === wanted.article.address;
  }

  /* The paragraph that 第二款第三项 names, or null. */
  function partOf(wanted, entry) {
    var article = wanted.article;
    var suffix = article.rest || (article.paragraph ? ".p" + article.paragraph : article.item ? ".p1" : "") + (article.item ? ".i" + article.item : "");
    return entry.paragraphs.find(function (part) { return suffix && part.suffix === suffix; }) || null;
  }

  /* The sentence and the fact that have most of the query, and whether its words stand there just so. */
  function readClosely(one, wanted) {
    var best = 0;
    one.entry.paragraphs.forEach(function (part) {
      (part.folded.match(SENTENCE) || []).forEach(function (sentence) {
        var had = share(sentence, wanted.units);
        if (had > best) { best = had; one.paragraph = part; one.sentence = sentence; }
      });
    });
    var whole = wanted.phrases.filter(function (phrase) { return one.entry.foldedGist.indexOf(phrase) >= 0 || one.entry.body.indexOf(phrase) >= 0; });
    one.together = best;
    one.fact = wanted.asks ? bestFact(one.entry, wanted) : null;
    one.score *= 1 + TOGETHER * best * best + (wanted.phrases.length ? WHOLE * whole.length / wanted.phrases.length : 0) + (one.fact ? FACT * one.fact.share : 0);
    if (wanted.article && isWanted(wanted, one.entry)) one.paragraph = partOf(wanted, one.entry) || (wanted.units.length ? one.paragraph : null);
  }

  /* The fact of an entry that says what is asked: who, or within what time, how often, how much. */
  function bestFact(entry, wanted) {
    var best = null;
    entry.facts.forEach(function (fact) {
      if (wanted.asks === "who" ? !fact.who : !FIGURE.test(search.foldText(fact.limits))) return;
      var had = factShare(entry, fact, wanted) + (isSaid(fact.does, wanted) ? DOES : 0) - (wanted.asks === "who" && wanted.folded.indexOf(search.foldText(fact.who)) >= 0 ? KNOWN : 0);
      if (!best || had > best.share || (had === best.share && fact.folded.length < best.fact.folded.length)) best = { fact: fact, share: had };
    });
    return best && best.share >= ANSWERING ? best : null;
  }

  /* Whether the query names an act, in whatever words. */
  function isSaid(does, wanted) {
    return wanted.units.some(function (unit) { return unit.ways.some(function (way) { return way.text === does; }); });
  }

  /* Chains, actors, terms and instruments that the query names. */
  function rankBeside(wanted, books, instruments) {
    var units = wanted.units.filter(function (unit) { return unit.rarity > 0; });
    var mine = function (one) { return !wanted.books.length || wanted.books.indexOf(one.book) >= 0; };
    var all = function (kind) { return books.flatMap(function (book) { return Array.from(book[kind].values()); }).filter(mine); };
    if (!units.length) return { chains: [], actors: [], terms: [], instruments: [] };
    return {
      chains: top(all("chains"), function (chain) { var had = share(chain.gist, units); return had + 0.5 * share(chain.body, units); }, 0.55),
      actors: top(all("actors"), function (actor) { return named(actor.names, wanted); }, 0.5),
      terms: top(all("terms"), function (term) { return named([term.folded], wanted); }, 0.5),
      instruments: top(instruments, function (one) { return share(one.folded, units); }, 0.75)
    };
  }

  /* How fully a query names something: as a whole, as its beginning, or inside. */
  function named(names, wanted) {
    return Math.max.apply(null, names.map(function (name) {
      return Math.max.apply(null, [0].concat(wanted.phrases.map(function (phrase) {
        if (name === phrase) return 2;
        if (name.indexOf(phrase) >= 0) return phrase.length / name.length;
        return phrase.indexOf(name) >= 0 && name.length > 1 ? name.length / phrase.length : 0;
      })));
    }));
  }

  /* The facts of the best entries that have most of the query. */
  function rankFacts(ranked, wanted) {
    return ranked.flatMap(function (one, at) {
      return one.entry.facts.map(function (fact) { return { entry: one.entry, fact: fact, share: factShare(one.entry, fact, wanted) - at * 0.005 }; });
    }).filter(function (one) { return one.share >= TOLD; }).sort(function (one, other) { return other.share - one.share; });
  }

  function factShare(entry, fact, wanted) {
    return share(factText(entry, fact), wanted.units);
  }

  function factText(entry, fact) {
    fact.folded = fact.folded || search.foldText(entry.paragraphs[fact.paragraph].text.slice(fact.start, fact.end) + " " + fact.does);
    return fact.folded;
  }

  function top(list, score, least) {
    return list.map(function (one) { return { one: one, score: score(one) }; })
      .filter(function (found) { return found.score >= least; })
      .sort(function (one, other) { return other.score - one.score; })
      .map(function (found) { return found.one; });
  }

  /* What some entries answer, best first, with what stands beside them. `books` are those that they are of. */
  search.rank = function (wanted, books, entries, names, instruments) {
    prepare(wanted.units, names);
    var ranked = rankEntries(wanted, entries);
    var most = ranked.length ? ranked[0].coverage : 0;
    var found = rankBeside(wanted, books, instruments);
    found.articles = ranked;
    found.facts = wanted.units.length ? rankFacts(ranked, wanted) : [];
    found.partial = !wanted.article && most < PARTIAL;
    return found;
  };

  search.share = share;
  search.says = function (text, unit) { return unit.ways.some(function (way) { return strength(text, way) > 0; }); };
})();
