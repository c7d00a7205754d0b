/* What to do with words that the rules do not have: a character that an input method took for another of the same sound,
   one wrong character, names spelled in Latin letters. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var HAN = /^[\u4e00-\u9fff]$/;
  var SURE = 2; // how often a pair stands in the rules that mends a character by itself
  var SPELLED = 3, LONGEST = 6, USUAL = 8;
  var index = search.index;

  /* How well a character fits between its neighbours: both pairs stand in the rules, or one of them often. */
  function fit(before, char, after) {
    var had = [];
    if (before) had.push(index.times(before, char));
    if (after) had.push(index.times(char, after));
    if (had.every(function (times) { return times > 0; })) return 1000 + Math.min.apply(null, had);
    return Math.max.apply(null, had) >= SURE ? Math.max.apply(null, had) : 0;
  }

  function best(before, after, among) {
    var found = among.map(function (char) { return [char, fit(before, char, after)]; });
    found = found.filter(function (one) { return one[1] > 0; }).sort(function (one, other) { return other[1] - one[1]; });
    return found.length ? found[0] : null;
  }

  /* A character that fits on one side only (会义, in 社会义务), or one of the same sound that is far more usual there (会议). */
  function usual(before, char, after, own) {
    var same = best(before, after, search.pinyin.alike(char, false));
    return same && same[1] >= own * USUAL ? same[0] : char;
  }

  /* The character that was meant at a place of a run, or the one that is there. */
  function meant(run, at) {
    var char = run[at], before = run[at - 1], after = run[at + 1];
    if (!HAN.test(char)) return char;
    var own = fit(before, char, after) || (before && index.times(before, char)) || (after && index.times(char, after));
    if (own) return own < 1000 ? usual(before, char, after, own) : char;
    var same = best(before, after, search.pinyin.alike(char, false)) || best(before, after, search.pinyin.alike(char, true));
    if (same) return same[0];
    var any = before && after && run.length <= LONGEST ? best(before, after, index.following(before)) : null;
    return any && any[1] > 1000 ? any[0] : char;
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
  search.mend = function (run, words) {
    if (run.length < 2) return run;
    var mended = run, sure = settled(run, words);
    for (var at = 0; at < run.length; at++) if (!sure.has(at)) mended = mended.slice(0, at) + meant(mended, at) + mended.slice(at + 1);
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
