/* What to do with words that no rule has: another character of the same sound, one wrong character, initials. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var SOUND = 0.85, BLURRED = 0.7, SHAPE = 0.7;
  var MOST = 4;

  function collect(books) {
    var grams = new Map(), text = [];
    books.forEach(function (book) {
      book.entries.forEach(function (entry) {
        var words = entry.foldedGist + "\n" + entry.body;
        text.push(words);
        search.grams(words).forEach(function (gram) { grams.set(gram, (grams.get(gram) || 0) + 1); });
      });
    });
    return { grams: grams, text: text.join("\n"), sounds: null };
  }

  function soundsOf(gram, blur) {
    var parts = Array.from(gram, function (char) { return search.pinyin.of(char).map(blur ? search.pinyin.blurred : function (sound) { return sound; }); });
    return parts.reduce(function (found, sounds) { return found.flatMap(function (head) { return sounds.map(function (sound) { return head + " " + sound; }); }); }, [""]);
  }

  /* Pairs of the rules by their sound. */
  function bySound(known, blur) {
    var key = blur ? "blurred" : "sounds";
    if (known[key]) return known[key];
    known[key] = new Map();
    known.grams.forEach(function (times, gram) {
      if (!/^[\u4e00-\u9fff]{2}$/.test(gram)) return;
      soundsOf(gram, blur).forEach(function (sound) { known[key].set(sound, (known[key].get(sound) || []).concat(gram)); });
    });
    return known[key];
  }

  function alike(known, gram, blur) {
    var found = new Set();
    soundsOf(gram, blur).forEach(function (sound) { (bySound(known, blur).get(sound) || []).forEach(function (other) { found.add(other); }); });
    return Array.from(found).sort(function (one, other) { return known.grams.get(other) - known.grams.get(one); }).slice(0, MOST);
  }

  /* 接侍方: whatever stands in the rules between 接 and 方. */
  function between(known, before, after) {
    var escaped = [before, after].map(function (char) { return char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); });
    var found = new Map(), pattern = new RegExp(escaped[0] + "([\\u4e00-\\u9fff])" + escaped[1], "g");
    known.text.replace(pattern, function (whole, char) { found.set(char, (found.get(char) || 0) + 1); return whole; });
    return Array.from(found.keys()).sort(function (one, other) { return found.get(other) - found.get(one); }).slice(0, 2);
  }

  /* Gives units that nothing has further ways; what was mended comes back as pairs of what was said and what is sought. */
  search.mend = function (wanted, books, cache) {
    var known = cache.known = cache.known || collect(books);
    var mended = [];
    wanted.units.forEach(function (unit, at) {
      if (unit.found || !unit.free || unit.weak || !/^[\u4e00-\u9fff]{2}$/.test(unit.said)) return;
      var same = alike(known, unit.said, false), weight = SOUND;
      if (!same.length) { same = alike(known, unit.said, true); weight = BLURRED; }
      if (!same.length) {
        var next = wanted.units[at + 1];
        if (next && next.free && !next.found && next.said[0] === unit.said[1]) {
          between(known, unit.said[0], next.said[1]).forEach(function (char) {
            unit.ways.push(search.way(unit.said[0] + char, SHAPE));
            next.ways.push(search.way(char + next.said[1], SHAPE));
            mended.push([unit.said + next.said[1], unit.said[0] + char + next.said[1]]);
          });
        }
        return;
      }
      same.forEach(function (other) { unit.ways.push(search.way(other, weight)); });
      mended.push([unit.said, same[0]]);
    });
    return mended;
  };

  /* cwhy or changwuhuiyi as 常务会议: names that are spelled so. */
  search.spelled = function (letters, words) {
    return words.filter(function (word) {
      var sounds = Array.from(word, function (char) { return search.pinyin.of(char); });
      return spells(letters, sounds, 0) || spells(letters, sounds.map(function (all) { return all.map(function (sound) { return sound[0]; }); }), 0);
    }).sort(function (one, other) { return one.length - other.length; }).slice(0, 3);
  };

  function spells(letters, sounds, at) {
    if (at === sounds.length) return letters === "";
    return sounds[at].some(function (sound) { return letters.indexOf(sound) === 0 && spells(letters.slice(sound.length), sounds, at + 1); });
  }
})();
