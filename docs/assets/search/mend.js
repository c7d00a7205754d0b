/* What to do with words that no rule has: a character that an input method took for another of the same sound,
   one wrong character, names spelled in Latin letters. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var HAN = /^[\u4e00-\u9fff]$/;
  var SURE = 2; // how often a pair stands in the rules that mends a character by itself
  var SPELLED = 3;

  /* How often each pair of characters stands in the rules. */
  function collect(books) {
    var grams = new Map();
    books.forEach(function (book) {
      book.entries.forEach(function (entry) {
        search.grams(entry.foldedGist + "\n" + entry.body).forEach(function (gram) { grams.set(gram, (grams.get(gram) || 0) + 1); });
      });
    });
    var chars = new Set();
    grams.forEach(function (times, gram) { Array.from(gram).forEach(function (char) { if (HAN.test(char)) chars.add(char); }); });
    return { grams: grams, chars: Array.from(chars), sounds: new Map() };
  }

  /* The characters of the rules that sound like one. */
  function alike(known, char, blur) {
    var key = char + blur;
    if (!known.sounds.has(key)) {
      var heard = function (other) { return search.pinyin.of(other).map(function (sound) { return blur ? search.pinyin.blurred(sound) : sound; }); };
      var own = heard(char);
      known.sounds.set(key, known.chars.filter(function (other) { return other !== char && heard(other).some(function (sound) { return own.indexOf(sound) >= 0; }); }));
    }
    return known.sounds.get(key);
  }

  /* How well a character fits between its neighbours: both pairs stand in the rules, or one of them often. */
  function fit(known, before, char, after) {
    var left = before ? known.grams.get(before + char) || 0 : null, right = after ? known.grams.get(char + after) || 0 : null;
    var had = [left, right].filter(function (times) { return times !== null; });
    if (had.every(function (times) { return times > 0; })) return 1000 + Math.min.apply(null, had);
    return Math.max.apply(null, had) >= SURE ? Math.max.apply(null, had) : 0;
  }

  function best(known, before, after, among) {
    var found = among.map(function (char) { return [char, fit(known, before, char, after)]; });
    found = found.filter(function (one) { return one[1] > 0; }).sort(function (one, other) { return other[1] - one[1]; });
    return found.length ? found[0] : null;
  }

  /* The character that was meant at a place of a run, or the one that is there. */
  function meant(known, run, at) {
    var char = run[at], before = run[at - 1], after = run[at + 1];
    if (!HAN.test(char) || fit(known, before, char, after)) return char;
    if ((before && known.grams.has(before + char)) || (after && known.grams.has(char + after))) return char;
    var same = best(known, before, after, alike(known, char, false)) || best(known, before, after, alike(known, char, true));
    if (same) return same[0];
    var any = before && after ? best(known, before, after, known.chars) : null;
    return any && any[1] > 1000 && run.length <= 6 ? any[0] : char;
  }

  /* The places of a run where words stand that are known. */
  function settled(run, words) {
    var places = new Set();
    words.forEach(function (word) {
      for (var at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
        for (var place = at; place < at + word.length; place++) places.add(place);
      }
    });
    return places;
  }

  /* A run of characters with its wrong ones mended, known words left alone; the same run where nothing is certain. */
  search.mend = function (run, words, books, cache) {
    var known = cache.known = cache.known || collect(books);
    if (run.length < 2) return run;
    var mended = run, sure = settled(run, words);
    for (var at = 0; at < run.length; at++) if (!sure.has(at)) mended = mended.slice(0, at) + meant(known, mended, at) + mended.slice(at + 1);
    return mended;
  };

  /* cwhy or changwuhuiyi as 常务会议: names that are spelled so, shortest first. */
  search.spelled = function (letters, words) {
    return words.filter(function (word) {
      var sounds = Array.from(word, function (char) { return search.pinyin.of(char); });
      var initials = sounds.map(function (all) { return all.map(function (sound) { return sound[0]; }); });
      return spells(letters, sounds, 0) || spells(letters, initials, 0);
    }).sort(function (one, other) { return one.length - other.length; }).slice(0, SPELLED);
  };

  function spells(letters, sounds, at) {
    if (at === sounds.length) return letters === "";
    return sounds[at].some(function (sound) { return letters.indexOf(sound) === 0 && spells(letters.slice(sound.length), sounds, at + 1); });
  }
})();
