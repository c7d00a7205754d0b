/* The search worker: pairs of neighbouring characters (会议, 议纪, 纪要), so that no dictionary of words is needed.
   It speaks the messages of Material's worker (0 set up, 1 ready, 2 query, 3 result) and reads the same index. */
"use strict";

var DIGITS = { "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9 };
var UNITS = { "十": 10, "百": 100, "千": 1000 };
var NUMERAL = /[〇零一二两三四五六七八九十百千]+/g;
var ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#x27;": "'", "&amp;": "&" };
/* Words of a question that no rule repeats. */
var QUESTION = /什么时候|多长时间|是不是|要不要|能不能|可不可以|有没有|什么|怎么样|怎么|怎样|如何|多久|多少|哪些|哪个|哪里|几次|是否|请问|谁来|由谁|找谁|谁|吗|呢|啊|的|了/g;
var ARTICLE_NUMBER = /^第?(\d+)条?$/;
var TITLE_WEIGHT = 2;
/* What an editor wrote comes after the rules that say the same. */
var WEIGHTS = [[/\/chain-/, 0.5], [/\/glossary\.html/, 0.4], [/^(about|editing)\.html/, 0.5]];
var SHOWN = 40;
var TEASER = 90;

var docs = [];
var postings = new Map();

function plain(html) {
  return html.replace(/<[^>]*>/g, " ").replace(/&(lt|gt|quot|amp|#39|#x27);/g, function (entity) { return ENTITIES[entity]; });
}

function html(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

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

/* Small letters, half-width forms, numbers in digits: what is compared. */
function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(NUMERAL, toNumber);
}

/* Whole numbers and Latin words, and each pair of other neighbours; a lone character stands for itself. */
function grams(folded) {
  var found = [];
  (folded.match(/[\p{L}\p{N}]+/gu) || []).forEach(function (run) {
    var parts = run.match(/[0-9]+|[a-z]+|[^0-9a-z]/g) || [];
    if (parts.length === 1) found.push(parts[0]);
    for (var at = 0; at + 1 < parts.length; at++) found.push(parts[at] + parts[at + 1]);
  });
  return found;
}

function count(tally, gram, weight) {
  tally.set(gram, (tally.get(gram) || 0) + weight);
}

function setUp(index) {
  var titles = new Map();
  index.docs.forEach(function (doc) { if (doc.location.indexOf("#") < 0) titles.set(doc.location, plain(doc.title)); });
  docs = index.docs.map(function (doc) {
    var page = doc.location.split("#")[0];
    var book = page.replace(/[^/]*$/, "index.html");
    var around = [titles.get(page), titles.get(book)].filter(function (title, at, all) { return title && all.indexOf(title) === at; });
    return { location: doc.location, title: plain(doc.title).trim(), text: plain(doc.text).replace(/\s+/g, " ").trim(), around: around };
  });
  postings = new Map();
  docs.forEach(function (doc, number) {
    var tally = new Map();
    doc.foldedTitle = fold(doc.title);
    doc.folded = doc.foldedTitle + " " + fold(doc.text);
    grams(doc.foldedTitle).forEach(function (gram) { count(tally, gram, TITLE_WEIGHT); });
    grams(fold(doc.text)).forEach(function (gram) { count(tally, gram, 1); });
    tally.forEach(function (weight, gram) {
      if (!postings.has(gram)) postings.set(gram, []);
      postings.get(gram).push([number, weight]);
    });
  });
}

/* Documents by score: rare pairs count more, and so does a document that has more of the query's pairs. */
function rank(query) {
  var folded = fold(query).replace(QUESTION, " ").trim() || fold(query);
  var wanted = Array.from(new Set(grams(folded)));
  var scores = new Map();
  var covered = new Map();
  wanted.forEach(function (gram) {
    var found = postings.get(gram) || lonely(gram);
    var rarity = Math.log(1 + docs.length / (found.length || 1));
    found.forEach(function (entry) {
      count(scores, entry[0], rarity * entry[1] / (entry[1] + 1));
      count(covered, entry[0], 1);
    });
  });
  var number = ARTICLE_NUMBER.exec(folded);
  docs.forEach(function (doc, at) { if (number && isArticle(doc, number[1])) { count(scores, at, 1000); count(covered, at, wanted.length); } });
  var phrases = folded.split(/[^\p{L}\p{N}]+/u).filter(function (phrase) { return phrase.length > 1; });
  return Array.from(scores.keys(), function (at) {
    var doc = docs[at];
    var whole = phrases.filter(function (phrase) { return doc.folded.indexOf(phrase) >= 0; }).length / (phrases.length || 1);
    var score = scores.get(at) * (0.3 + covered.get(at) / wanted.length) * (1 + whole) / (1 + Math.log(1 + doc.folded.length / 800));
    return { doc: doc, score: score * weightOf(doc) };
  }).sort(function (one, other) { return other.score - one.score; }).slice(0, SHOWN);
}

function weightOf(doc) {
  var found = WEIGHTS.find(function (entry) { return entry[0].test(doc.location); });
  return found ? found[1] : 1;
}

/* A lone character is sought in every document, since only pairs are kept. */
function lonely(gram) {
  if (gram.length !== 1 && !/^\d+$/.test(gram)) return [];
  return docs.map(function (doc, number) { return [number, doc.folded.split(gram).length - 1]; }).filter(function (entry) { return entry[1]; });
}

function isArticle(doc, number) {
  return doc.foldedTitle.indexOf("第" + number + "条") === 0 || doc.foldedTitle.indexOf(number + "、") === 0;
}

/* The words of the query that a text has, longest first. */
function shared(text, query) {
  var words = query.replace(QUESTION, " ").split(/[\s\p{P}]+/u).filter(Boolean);
  var found = [];
  words.forEach(function (word) {
    for (var from = 0; from < word.length; from++) {
      for (var to = word.length; to > from; to--) {
        if (to - from < 2 && word.length > 1) break;
        if (text.indexOf(word.slice(from, to)) >= 0) { found.push(word.slice(from, to)); from = to - 1; break; }
      }
    }
  });
  return found.sort(function (one, other) { return other.length - one.length; });
}

function marked(text, words) {
  if (!words.length) return html(text);
  var pattern = new RegExp(words.map(function (word) { return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }).join("|"), "g");
  var shown = "", last = 0;
  text.replace(pattern, function (word, at) {
    shown += html(text.slice(last, at)) + "<mark>" + html(word) + "</mark>";
    last = at + word.length;
    return word;
  });
  return shown + html(text.slice(last));
}

function teaser(text, words) {
  var start = Math.max(0, words.length ? text.indexOf(words[0]) - 20 : 0);
  var cut = text.slice(start, start + TEASER);
  return (start ? "…" : "") + marked(cut, words) + (start + TEASER < text.length ? "…" : "");
}

/* Neighbours in the ranking that stand on one page make one group, headed by that page. */
function search(query) {
  var groups = [];
  rank(query).forEach(function (found) {
    var doc = found.doc, page = doc.location.split("#")[0];
    var group = groups[groups.length - 1];
    if (!group || group[0].location !== page) groups.push(group = [heading(doc, page)]);
    var words = shared(doc.text, query);
    var text = doc.text ? "<p>" + teaser(doc.text, words) + "</p>" : "";
    if (doc.location === page) group[0].text = text;
    else group.push(item(doc.location, html(doc.title), text));
  });
  return groups;
}

function heading(doc, page) {
  var titles = doc.around.map(html);
  return item(page, titles[0] + (titles[1] ? " <small>" + titles[1] + "</small>" : ""), "");
}

/* All of one score: what is shown first is settled here, and nothing is folded away. */
function item(location, title, text) {
  return { location: location, title: title, text: text, score: 1, terms: {} };
}

self.addEventListener("message", function (event) {
  if (event.data.type === 0) {
    setUp(event.data.data);
    self.postMessage({ type: 1 });
  } else if (event.data.type === 2) {
    self.postMessage({ type: 3, data: { items: search(event.data.data) } });
  }
});
