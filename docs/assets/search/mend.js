/* What to do with words that the rules do not have: a character that an input method took for another of the same sound,
   one or two wrong characters, names spelled in Latin letters. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var HAN = /^[\u4e00-\u9fff]$/;
  var SPELLED = 3, LONGEST = 6;
  var LIKELIEST = 3; // others that are tried for a character, beside both neighbours and beside one that may be wrong itself
  var TRIED = 12; // ways to mend a run that are looked up in the rules
  var SAME = 2, NEAR = 3, OTHER = 4; // what it costs to take one of the same sound, of nearly the same, any other
  var STRANGE = -2, BOTH = 4, GAIN = 3; // two that never stand together; a character that stands beside both neighbours; what mending has to be worth
  var READ = 4; // entries in which a mended run is looked for
  var index = search.index;

  /* How readily two characters stand together. */
  function join(one, other) {
    var times = index.times(one, other);
    return times ? 1 + Math.log2(times) : STRANGE;
  }

  /* How well the character at a place stands between its neighbours: as beside the stranger of the two, if it stands beside both. */
  function fit(run, at) {
    var sides = [];
    if (at) sides.push(join(run[at - 1], run[at]));
    if (at + 1 < run.length) sides.push(join(run[at], run[at + 1]));
    var least = Math.min.apply(null, sides);
    if (sides.length < 2) return run.length > 2 ? least : 2 * least;
    return least > 0 ? BOTH + 2 * least : sides[0] + sides[1];
  }

  /* What else may have been meant at a place of a run: those that stand best beside both of its neighbours, and beside one. */
  function others(run, at) {
    var char = run[at], before = run[at - 1], after = run[at + 1], found = new Map();
    if (!HAN.test(char)) return [];
    var add = function (cost) { return function (other) { if (other !== char && !found.has(other)) found.set(other, cost); }; };
    search.pinyin.alike(char, false).forEach(add(SAME));
    search.pinyin.alike(char, true).forEach(add(NEAR));
    if (before && after && run.length <= LONGEST) index.following(before).filter(function (other) { return index.times(other, after) > 0; }).forEach(add(OTHER));
    var fitting = Array.from(found, function (pair) {
      var best = Math.max(before ? join(before, pair[0]) : STRANGE, after ? join(pair[0], after) : STRANGE);
      return { at: at, char: pair[0], cost: pair[1], best: best, both: fit(put(run, [{ at: at, char: pair[0] }]), at) };
    }).filter(function (one) { return one.best > 0; });
    return Array.from(new Set(["both", "best"].flatMap(function (key) {
      return fitting.filter(function (one) { return key === "both" || one.cost < OTHER; }).sort(function (one, other) { return other[key] - other.cost - one[key] + one.cost; }).slice(0, LIKELIEST);
    })));
  }

  /* A run with other characters at some places. */
  function put(run, changes) {
    return changes.reduce(function (text, one) { return text.slice(0, one.at) + one.char + text.slice(one.at + 1); }, run);
  }

  function gain(run, changes) {
    var text = put(run, changes);
    return changes.reduce(function (sum, one) { return sum + fit(text, one.at) - fit(run, one.at) - one.cost; }, 0);
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

  /* The ways to change a run that are worth it, best first. */
  function bestOf(run, ways) {
    return ways.map(function (changes) { return { changes: changes, worth: gain(run, changes) }; })
      .filter(function (one) { return one.worth >= GAIN; })
      .sort(function (one, other) { return other.worth - one.worth; })
      .slice(0, TRIED).map(function (one) { return one.changes; });
  }

  /* A run of characters with a wrong one mended, or two, also side by side, known words left alone; the same run where nothing is certain. */
  search.mend = function (run, words) {
    if (run.length < 2) return Promise.resolve(run);
    var sure = settled(run, words);
    var tried = Array.from(run).flatMap(function (char, at) { return sure.has(at) ? [] : others(run, at); });
    return index.loadNeighbours(tried.map(function (one) { return one.char; })).then(function () {
      var single = tried.map(function (one) { return [one]; });
      var pairs = tried.flatMap(function (one) {
        return tried.filter(function (other) { return other.at > one.at && one.cost + other.cost < OTHER + SAME; }).map(function (other) { return [one, other]; });
      });
      return checked(run, bestOf(run, single.concat(pairs)));
    });
  };

  /* A run changed in the first way that the rules have so, else the run as it was. */
  function checked(run, ways) {
    if (!ways.length) return run;
    var changes = ways[0], mended = put(run, changes), rest = function () { return checked(run, ways.slice(1)); };
    return index.loadGrams(search.grams(mended)).then(function () {
      if (!changes.every(function (one) { return isPlausible(mended, one.at); }) || !isWhole(mended, changes)) return rest();
      if (changes.every(function (one) { return one.cost < OTHER; })) return mended;
      return isWritten(mended).then(function (written) { return written ? mended : rest(); });
    });
  }

  /* Whether both pairs of a character stand in one and the same entry, or the one that is known anywhere. */
  function isPlausible(run, at) {
    var shared = common([run.slice(Math.max(0, at - 1), at + 1), run.slice(at, at + 2)].filter(function (pair) { return pair.length === 2 && index.entriesOf(pair); }));
    return shared.length > 0;
  }

  /* Whether one entry has all the pairs about two changes that stand side by side. */
  function isWhole(run, changes) {
    if (changes.length < 2 || changes[1].at - changes[0].at > 1) return true;
    return common(search.grams(run.slice(Math.max(0, changes[0].at - 1), changes[1].at + 2))).length > 0;
  }

  /* The numbers of the entries that have all of some pairs. */
  function common(pairs) {
    var lists = pairs.map(function (pair) { return (index.entriesOf(pair) || { numbers: [] }).numbers; });
    return lists.length ? lists[0].filter(function (number) { return lists.every(function (list) { return list.indexOf(number) >= 0; }); }) : [];
  }

  /* Whether a run stands in an entry just so, as far as a few tell. */
  function isWritten(run) {
    var places = common(search.grams(run)).slice(0, READ).flatMap(function (number) {
      return Array.from(index.books.values()).filter(function (head) { return number >= head.known.first && number < head.known.first + head.known.count; })
        .map(function (head) { return { head: head, number: number - head.known.first }; });
    });
    return Promise.all(places.map(function (one) { return index.loadEntry(one.head.known.id, one.number); })).then(function () {
      return places.some(function (one) { return one.head.entries.get(one.number).body.indexOf(run) >= 0; });
    });
  }

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
