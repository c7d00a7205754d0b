/* Text as it is compared: half-width, simplified, small letters, numbers in digits, each character with its place
   in the text as printed. The build folds likewise (build_tools/render/search/folding.py). */
(function () {
  "use strict";

  var DIGITS = { "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
  var UNITS = { "十": 10, "百": 100, "千": 1000 };
  var NUMERALS = /[〇○零一二三四五六七八九十百千两]+/g;
  var RANGE = /(\d)[至到~—–](?=\d)/g;
  var DAYS = /(\d)天/g;
  var RUN = /[\p{L}\p{N}]+/gu;
  var PARTS = /[0-9]+|[a-z]+|[^0-9a-z]/gu;
  var PLAIN = /^[\u4e00-\u9fff]$/;

  /* 三十八 as 38, 二〇二六 as 2026. */
  function toNumber(numeral) {
    if (!/[十百千]/.test(numeral)) return Array.from(numeral, function (char) { return DIGITS[char]; }).join("");
    var total = 0, pending = 0;
    Array.from(numeral).forEach(function (char) {
      if (char in UNITS) { total += (pending || 1) * UNITS[char]; pending = 0; }
      else pending = DIGITS[char];
    });
    return String(total + pending);
  }

  /* The folded text alone, as the rules are read. */
  function foldText(printed) {
    return tidy(printed.normalize("NFKC").toLowerCase().replace(NUMERALS, toNumber));
  }

  /* The folded text, and for each of its characters where in the printed text it comes from. */
  function fold(printed) {
    var simplified = window.guijuSearch.simplified;
    var text = "", at = [];
    for (var place = 0; place < printed.length; place++) {
      var char = printed[place];
      if (!PLAIN.test(char)) char = char.normalize("NFKC").toLowerCase();
      if (simplified && simplified.has(char)) char = simplified.get(char);
      for (var piece = 0; piece < char.length; piece++) at.push(place);
      text += char;
    }
    return withNumbers(text, at);
  }

  function withNumbers(text, at) {
    var folded = "", places = [], last = 0;
    text.replace(NUMERALS, function (numeral, start) {
      var number = toNumber(numeral);
      folded += text.slice(last, start) + number;
      for (var place = last; place < start; place++) places.push(at[place]);
      for (var figure = 0; figure < number.length; figure++) places.push(at[start + Math.min(figure, numeral.length - 1)]);
      last = start + numeral.length;
      return numeral;
    });
    for (var rest = last; rest < text.length; rest++) places.push(at[rest]);
    places.push(at.length ? at[at.length - 1] + 1 : 0);
    return { text: tidy(folded + text.slice(last)), at: places };
  }

  /* 1至2次 as 1-2次, 3天 as 3日: no character more or less. */
  function tidy(folded) {
    return folded.replace(RANGE, "$1-").replace(DAYS, "$1日");
  }

  /* Each two neighbours of a folded text; a number or a Latin word is one of them, a lone one stands for itself. */
  function grams(folded) {
    var found = [];
    (folded.match(RUN) || []).forEach(function (run) {
      var parts = run.match(PARTS) || [];
      if (parts.length === 1) found.push(parts[0]);
      for (var at = 0; at + 1 < parts.length; at++) found.push(parts[at] + parts[at + 1]);
    });
    return found;
  }

  /* Whether it is one character, number or Latin word, not two neighbours. */
  function isLone(gram) {
    return gram.match(PARTS).length < 2;
  }

  window.guijuSearch.isLone = isLone;
  window.guijuSearch.fold = fold;
  window.guijuSearch.foldText = foldText;
  window.guijuSearch.grams = grams;
})();
