/* What answers a question outright: facts whose subject, act and kind (who, to whom, how long, how often, how much) are
   those of the question. Where one of the three is another, there is no answer, however near the words are. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var UNREAD = 88; // gathered beside those that are read: there may be more
  var MOST = 6; // clauses; a question that more of them answer asks for a list
  var WHOM = /向谁|跟谁|给谁|找谁$/;
  /* What a citizen does: no answer is what one office owes another. */
  var CITIZEN = /提(?:了|过|出|的)*(?:意见|建议)|写信|来信|投诉|举报|上访|老百姓|群众|市民/, PUBLIC = /公众|群众|社会|来信|来访|信访/;
  /* Acts that settle what another act of the question is about. */
  var KIN = { "签发": ["审定"], "报备": ["报告"] };
  var ASKING = /多久|几|多少|谁|什么时候|何时/, EACH = /^1[年月周]$/; // 一年 of 一年几次, where the rules write 每年
  /* What is asked for, how a question says so, how a limit says it, the characters without which it cannot. */
  var MEASURES = [
    ["数额", /多少钱|多大|金额|数额|多少资金|多少经费|几万|多少元/, /\d[万亿]?元/, "元"],
    ["字数", /多少字|几千字|字数|写多长/, /\d字/, "字"],
    ["人数", /(?:多少|几个?)人/, /\d(?:名|人)|分之\d/, "人名分"],
    ["次数", /几次|多少次|几回|多少回|1次|多久(?:召开|开)/, /\d次/, "次"],
    ["天数", /多久|几[天日]|多少[天日]|多长时间|几个工作日|几个月/, /\d(?:个?工作日|日|个?月|年|小时|时|周)/, "日月年时周"],
    ["时间", /什么时候|何时/, /\d|[前后]$/, ""],
    ["数字", /多少|几/, /\d/, ""]
  ];
  var SENTENCE = /[^。；;\n]+[。；;]?/g;

  function measureOf(wanted) {
    if (!wanted.asks || wanted.asks === "who") return null;
    return MEASURES.find(function (measure) { return measure[1].test(wanted.folded); }) || null;
  }

  /* The units that an answer has to have; what only asks (提前几天) is none, unless it names an act (谁召集). */
  function telling(wanted, verbs) {
    return wanted.units.filter(function (unit) {
      if (unit.weak || (!unit.found && EACH.test(unit.said))) return false;
      return !ASKING.test(unit.said) || isAct(unit, verbs);
    });
  }

  /* Whether a text has every unit; of pairs of neighbours it is enough that each character is in one that it has. */
  function hasAll(text, units) {
    var had = units.filter(function (unit) { return search.says(text, unit); });
    var chars = had.filter(function (unit) { return unit.free; }).map(function (unit) { return unit.said; }).join("");
    return units.length > 0 && units.every(function (unit) {
      return had.indexOf(unit) >= 0 || (unit.free && Array.from(unit.said).every(function (char) { return chars.indexOf(char) >= 0; }));
    });
  }

  function isAct(unit, verbs) {
    return unit.ways.some(function (way) { return verbs.has(way.text); });
  }

  /* Whether a fact is of the act that a unit names. */
  function does(fact, unit) {
    return unit.ways.some(function (way) {
      return fact.does.indexOf(way.text) >= 0 || (way.text.length > 1 && way.text.indexOf(fact.does) >= 0) || (KIN[way.text] || []).indexOf(fact.does) >= 0;
    });
  }

  /* What is asked for, of a fact; empty where it does not say it. */
  function saidOf(fact, wanted, measure) {
    if (measure) return measure[2].test(search.foldText(fact.limits)) ? fact.limits : "";
    return WHOM.test(wanted.folded) ? fact.to : fact.who;
  }

  /* A fact's own words, without what is asked for. */
  function ownWords(fact, wanted, measure) {
    var others = measure ? [fact.who, fact.to, fact.limits] : WHOM.test(wanted.folded) ? [fact.who] : [fact.to];
    return search.foldText([fact.does, fact.matter, fact.when].concat(others).join("\n"));
  }

  function answers(fact, entry, wanted, measure, verbs) {
    if (fact.matter === null || !saidOf(fact, wanted, measure)) return false;
    var own = ownWords(fact, wanted, measure), units = telling(wanted, verbs);
    var acts = units.filter(function (unit) { return isAct(unit, verbs); });
    if (acts.length && !acts.some(function (unit) { return does(fact, unit); })) return false;
    if (CITIZEN.test(wanted.folded) && !PUBLIC.test(own)) return false;
    var rest = units.filter(function (unit) { return !does(fact, unit); });
    if (!rest.length && units.length < 2) return units.length > 0 && search.says(entry.foldedGist, units[0]); // 一年调研多少天, of an article on just that
    var subject = rest.filter(function (unit) { return !acts.length || isAct(unit, verbs) || !search.says(entry.foldedGist, unit); });
    return !subject.length || hasAll(own, subject);
  }

  /* The sentences of a paragraph in which some facts stand: [from, to). */
  function around(text, facts) {
    var from = Math.min.apply(null, facts.map(function (fact) { return fact.start; }));
    var to = Math.max.apply(null, facts.map(function (fact) { return fact.end; }));
    while (from && !/[。；;\n]/.test(text[from - 1])) from--;
    while (to < text.length && !/[。；;\n]/.test(text[to - 1])) to++;
    return [from, to];
  }

  /* The facts of an entry that answer, a clause each: what is asked for with its matter and condition, none twice. */
  function answersOf(entry, wanted, measure, verbs) {
    var clauses = new Map();
    entry.facts.forEach(function (fact) {
      if (!answers(fact, entry, wanted, measure, verbs)) return;
      clauses.set(fact.paragraph, (clauses.get(fact.paragraph) || []).concat(fact));
    });
    return Array.from(clauses, function (pair) {
      var seen = new Set(), facts = pair[1];
      facts.sort(function (one, other) { return Boolean(one.when) - Boolean(other.when) || one.end - other.end; });
      var said = facts.map(function (fact) { return { said: saidOf(fact, wanted, measure), about: aboutOf(fact, wanted) }; }).filter(function (one) {
        var key = one.said + "\n" + one.about;
        return !seen.has(key) && seen.add(key);
      });
      return { entry: entry, paragraph: entry.paragraphs[pair[0]], said: said, stretch: around(entry.paragraphs[pair[0]].text, facts) };
    });
  }

  /* What an answer is about, in a few words: its condition, or else its matter; the act where it is not the one that is asked for. */
  function aboutOf(fact, wanted) {
    var about = fact.when || fact.matter;
    var other = Object.keys(KIN).some(function (act) { return wanted.folded.indexOf(act) >= 0 && KIN[act].indexOf(fact.does) >= 0; });
    return (about.length > 2 ? about : "") + (other && about.indexOf(fact.does) < 0 ? "（" + fact.does + "）" : "");
  }

  /* The clauses that answer a question, or none. */
  search.answer = function (wanted, ranked, verbs) {
    var measure = measureOf(wanted);
    if (!measure && wanted.asks !== "who") return [];
    var entries = ranked.map(function (one) { return one.entry; }).filter(function (entry) { return !wanted.books.length || wanted.books.indexOf(entry.book) >= 0; });
    var found = entries.flatMap(function (entry) { return answersOf(entry, wanted, measure, verbs); });
    return found.length <= MOST ? found : [];
  };

  /* Whether an entry that was not read may have all units, by the index of pairs. */
  function mayHave(number, units) {
    var has = function (gram) {
      var entries = search.index.entriesOf(gram);
      return Boolean(entries) && (!entries.all || entries.numbers.indexOf(number) >= 0);
    };
    return units.every(function (unit) { return unit.ways.some(function (way) { return search.grams(way.text).every(has); }); });
  }

  /* What no rule says in figures, as a word (天数), where that is certain: no sentence on the matter has such a figure, and no article
     that was not read may have one; else empty. `unread` are the numbers of those articles. */
  search.silence = function (wanted, ranked, unread, verbs) {
    var measure = measureOf(wanted), units = telling(wanted, verbs).filter(function (unit) { return unit.found; });
    if (!measure || !measure[3] || !units.length || unread.length >= UNREAD) return Promise.resolve("");
    var matter = units.filter(function (unit) { return !isAct(unit, verbs); });
    if (!matter.length) matter = units;
    return search.index.loadGrams(Array.from(measure[3])).then(function () {
      var figured = function (number) { return Array.from(measure[3]).some(function (char) { return mayHave(number, [{ ways: [search.way(char, 1)] }]); }); };
      var open = unread.some(function (number) { return mayHave(number, matter) && figured(number); });
      return open || !near(ranked, matter).length || tells(near(ranked, matter), matter, measure) ? "" : measure[0];
    });
  };

  /* The entries that have some units. */
  function near(ranked, units) {
    return ranked.map(function (one) { return one.entry; }).filter(function (entry) { return hasAll(entry.body + "\n" + entry.foldedGist, units); });
  }

  /* Whether a sentence of some entries has a part of the units and such a figure. */
  function tells(entries, units, measure) {
    return entries.some(function (entry) {
      return (entry.body.match(SENTENCE) || []).some(function (sentence) { return measure[2].test(sentence) && search.share(sentence, units) > 0; });
    });
  }
})();
