/* What a reader means: rulebooks, an article's number, quoted words, what is asked for, and the units to look for.
   A unit is one thing said, with every way in which the rules may write it. */
(function () {
  "use strict";

  var search = window.guijuSearch;

  /* Words of a question that no rule repeats, and what they ask for. */
  var ASKS = [
    ["who", /由谁来|由谁|谁来|找谁|向谁|跟谁|归谁|哪个部门|哪位领导|哪位|什么人|谁/g],
    ["when", /什么时候|何时|多长时间|多久|几天内|几天|哪天|多少天/g],
    ["often", /多少次|几次|几回|多少回/g],
    ["much", /多少|几个|几种/g],
    ["", /请问|我想知道|想问一下|为什么|怎么办理|怎么办|怎么样|怎么写|怎么|怎样|如何|什么事|什么|是不是|要不要|能不能|可不可以|会不会|有没有|该不该|用不用|行不行|好不好|需不需要|可以吗|可以|是否|哪些|哪个|哪里|哪儿|需要|应该|必须|是什么意思|意思/g]
  ];
  var PARTICLES = /[吗呢啊吧呀么嘛]|最多|最少|至少|的时候|时候|以前|以后|之前|之后|之间|有人|有没|一样|出来|起来|这个|那个|这种|一下|一些|还是|就行|想要|的|了(?!解)|[，。？！；：、,?!;:]/g;
  var WEAK = /^要(?![求点素闻])|[^纪需主重必摘概简提首]要$|[前后]$|[就才把被让给都也还这那该能说走跟]/;
  var SPLIT = /[^\p{L}\p{N}+\-]+/u;
  var QUOTED = /[“"「『]([^“”"「」『』]+)[”"」』]/g;
  var MEASURE = /\d+(?:-\d+)?(?:个工作日|工作日|个月|分之\d+|[日次字时种人年月周元])/g;
  var ARTICLE = /(?:^|[^\da-z])(?:第?(\d+)条(?:之(\d+))?|(\d+)、)\s*(?:第?(\d+)款)?\s*(?:第?(\d+)项)?/;
  var BARE = /^第?(\d+)$/;
  var ANCHOR = /^(a\d+(?:-\d+)?)(\.[a-z0-9.]+)?$/;
  var MEANT = 0.85, LATER = 0.7;

  function understand(printed, common, names) {
    var text = search.fold(printed.trim()).text;
    var wanted = { printed: printed.trim(), folded: text, books: [], article: null, quoted: [], asks: "", units: [], phrases: [] };
    text = text.replace(QUOTED, function (whole, words) { wanted.quoted.push(words.trim()); return " " + words + " "; });
    text = takeBooks(text, common, wanted).replace(/[《》〈〉]/g, " ").trim();
    text = takeArticle(text, wanted);
    wanted.asks = asksFor(text);
    wanted.phrases = runsOf(bareOf(text)).filter(function (run) { return run.length > 1; });
    runsOf(text).forEach(function (run) { addUnits(run, common, names, wanted.units); });
    if (!wanted.units.length && !wanted.article) addGrams(text, wanted.units);
    return wanted;
  }

  function runsOf(text) {
    return text.split(SPLIT).filter(Boolean);
  }

  function asksFor(text) {
    var found = ASKS.find(function (ask) { return ask[0] && text.search(ask[1]) >= 0; });
    return found ? found[0] : "";
  }

  /* A rulebook that is named: 莱芜38, 临淄 四十九、, a title, a 文号. */
  function takeBooks(text, common, wanted) {
    var found = [];
    common.names.forEach(function (numbers, name) {
      if (text.indexOf(name) >= 0) numbers.forEach(function (number) { found.push([name, common.books[number]]); });
    });
    found.sort(function (one, other) { return other[0].length - one[0].length; });
    found.forEach(function (pair) {
      if (text.indexOf(pair[0]) < 0 && wanted.books.indexOf(pair[1]) < 0) return;
      var longer = found.some(function (other) { return other !== pair && other[1] !== pair[1] && other[0].length > pair[0].length && other[0].indexOf(pair[0]) >= 0; });
      if (longer) return;
      if (wanted.books.indexOf(pair[1]) < 0) wanted.books.push(pair[1]);
      text = text.split(pair[0]).join(" ");
    });
    if (!wanted.books.length) return text;
    return text.replace(/(?:^|\s)(?:区|县|市|区人民政府|区政府)?(?:政府)?(?:工作规则)?(?=\s|$)/g, " ");
  }

  function takeArticle(text, wanted) {
    var anchor = ANCHOR.exec(text), bare = BARE.exec(text), found = ARTICLE.exec(text);
    if (anchor) wanted.article = { address: anchor[1], rest: anchor[2] || "" };
    else if (bare) wanted.article = { address: "a" + bare[1], rest: "", bare: true };
    else if (found) {
      wanted.article = { address: "a" + (found[1] || found[3]) + (found[2] ? "-" + found[2] : ""), rest: "", paragraph: found[4], item: found[5] };
      return text.replace(found[0], " ");
    }
    return anchor ? "" : text;
  }

  /* Words without those of a question and those that say nothing. */
  function bareOf(words) {
    ASKS.forEach(function (ask) { words = words.replace(ask[1], " "); });
    return words.replace(PARTICLES, " ");
  }

  /* A run of characters as units: the longest known words first, pairs of neighbours for the rest. */
  function addUnits(run, common, names, units) {
    var from = 0, free = 0;
    while (from < run.length) {
      var known = knownAt(run, from, common, names);
      if (!known) { from++; continue; }
      addGrams(run.slice(free, from), units);
      units.push(known);
      from += known.said.length;
      free = from;
    }
    addGrams(run.slice(free), units);
  }

  function knownAt(run, from, common, names) {
    MEASURE.lastIndex = 0;
    var measure = MEASURE.exec(run.slice(from));
    if (measure && measure.index === 0) return measureUnit(measure[0]);
    for (var to = Math.min(run.length, from + 12); to > from; to--) {
      var said = run.slice(from, to);
      var meant = common.synonyms.get(said);
      if (meant && (said.length > 1 || run.length <= 4)) return meantUnit(said, meant, names);
      if (names.has(said)) return { said: said, name: true, ways: [way(said, 1)] };
      if (common.verbs.has(said)) return { said: said, ways: [way(said, 1)] };
    }
    return null;
  }

  function meantUnit(said, meant, names) {
    var ways = [way(said, 1)];
    meant.forEach(function (words, at) { if (words !== said) ways.push(way(words, at < 2 ? MEANT : LATER)); });
    return { said: said, name: names.has(said), known: true, ways: ways };
  }

  /* 5日 also as 5个工作日, but less: they are not the same. */
  function measureUnit(said) {
    var days = /^(\d+)(个工作日|工作日|日)$/.exec(said);
    var ways = [way(said, 1)];
    if (days) ["个工作日", "日"].forEach(function (unit) { if (days[1] + unit !== said) ways.push(way(days[1] + unit, days[2] === "工作日" ? 1 : 0.5)); });
    var times = /^(\d+)次$/.exec(said);
    if (times) ways.push(way("-" + said, 0.9));
    return { said: said, ways: ways };
  }

  function addGrams(words, units) {
    search.grams(bareOf(words)).forEach(function (gram) {
      var weak = (gram.length === 1 && !/\d/.test(gram)) || WEAK.test(gram);
      units.push({ said: gram, weak: weak, free: true, ways: [way(gram, 1)] });
    });
  }

  function way(text, weight) {
    return { text: text, weight: weight };
  }

  search.understand = understand;
  search.way = way;
})();
