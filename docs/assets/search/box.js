/* The dialog of the search: the field, what narrows the results, the results, keys, and the query in the address. */
(function () {
  "use strict";

  var search = window.guijuSearch;
  var element = search.show.element;
  var EXAMPLES = ["区长外出谁主持工作", "莱芜38", "会议纪要 签发", "5个工作日", "规范性文件要不要合法性审查"];
  var WAIT = 50, OTHERS = "*";
  var here = (document.querySelector(".page[data-permalink]") || { dataset: {} }).dataset.permalink;
  var state = { words: "", kind: "", book: "", page: "", actor: "" };
  var found = null;
  var waiting = 0, turn = 0;

  var field = element("input", { type: "search", id: "search-words", "aria-label": "搜索条文", placeholder: "条号、词语，或一句问话", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
  var close = element("button", { type: "button", "class": "search-close" }, "关闭");
  var count = element("p", { "class": "search-count", role: "status" });
  var kinds = element("div", { "class": "search-kinds", role: "group", "aria-label": "类别" });
  var selects = element("div", { "class": "search-selects" });
  var results = element("div", { "class": "search-results" });
  var box = element("dialog", { "class": "search-box", "aria-label": "搜索" }, [
    element("div", { "class": "search-head", role: "search" }, [field, close]), count, kinds, selects, results
  ]);
  document.body.append(box);

  function rulebookHere() {
    var parts = here ? new URL(here, location.href).pathname.split("/") : [];
    return parts[parts.length - 2] || "";
  }

  /* Finding */

  function look() {
    clearTimeout(waiting);
    var own = ++turn;
    if (!state.words.trim()) { found = null; render(); return Promise.resolve(); }
    results.setAttribute("aria-busy", "true");
    return search.find({ words: state.words, here: rulebookHere(), only: state.book, all: narrowed() }).then(function (result) {
      if (own !== turn) return;
      found = result;
      render();
    }, function () {
      if (own !== turn) return;
      results.removeAttribute("aria-busy");
      count.textContent = "搜索没有载入成功，请刷新网页再试。";
    });
  }

  /* Whether the reader chose a part of the results: then all are read, not only the best. */
  function narrowed() {
    return Boolean(state.kind || state.book || state.page || state.actor);
  }

  /* Narrowing */

  function kept(key) {
    var list = found[key] || [];
    return list.filter(function (one) {
      var entry = one.entry || null, book = entry ? entry.book : one.book;
      if (state.book && book && book.id !== state.book) return false;
      if (key === "actors") return Boolean(one.page);
      if (state.page && !(entry && String(entry.page) === state.page)) return false;
      return !state.actor || Boolean(entry && actorNames(entry).indexOf(state.actor) >= 0);
    });
  }

  function actorNames(entry) {
    var book = search.index.books.get(entry.book.id);
    return entry.actors.map(function (number) { return book.actors[number].name; });
  }

  /* Showing */

  function render() {
    results.removeAttribute("aria-busy");
    keepAddress();
    kinds.replaceChildren();
    selects.replaceChildren();
    if (!found) { count.textContent = ""; results.replaceChildren(welcome()); results.dataset.of = ""; return; }
    var lists = search.show.kinds.map(function (kind) { return { kind: kind, list: kept(kind.key) }; });
    var chosen = lists.filter(function (one) { return state.kind ? one.kind.key === state.kind : !one.kind.alone; });
    var total = chosen.some(function (one) { return one.list.length; });
    drawKinds(lists);
    if (found.articles.length) drawSelects();
    results.replaceChildren.apply(results, total ? notes().concat(chosen.flatMap(function (one) {
      return search.show.group(one.kind, one.list, found.wanted, Boolean(state.kind), unread(one.kind), function () { choose("kind", one.kind.key); });
    })) : [nothing()]);
    count.textContent = said(lists, total);
    results.scrollTop = 0;
    results.dataset.of = found.wanted.printed; // whose results these are
  }

  function said(lists, total) {
    if (!total) return "没有找到“" + found.wanted.printed + "”";
    var counted = lists.filter(function (one) { return one.list.length && one.kind.key !== "answers" && (state.kind ? one.kind.key === state.kind : !one.kind.alone); })
      .map(function (one) { return one.kind.name + " " + (one.list.length + unread(one.kind)); });
    return "找到：" + counted.join("，");
  }

  /* How many articles were found beside those that were read. */
  function unread(kind) {
    return kind.key === "articles" ? found.unread : 0;
  }

  function notes() {
    var lines = [];
    if (found.mended) lines.push("规则里没有“" + found.wanted.printed.trim() + "”这样的写法，已按“" + found.mended + "”查找。");
    if (found.missing.length) lines.push("规则里没有“" + found.missing.join("”“") + "”，已按其余的词查找。");
    if (found.silent) lines.push("规则没有写明具体" + found.silent + "；有关条款见下。");
    if (found.partial) lines.push("没有哪一条写全了这些词，以下各条写到其中一部分。");
    if (found.others > 0) lines.push("先列出最相近的" + found.books.length + "部规则，另有" + found.others + "部也写到，可在“规则”里选定一部再查。");
    return lines.map(function (line) { return element("p", { "class": "search-note" }, line); });
  }

  function drawKinds(lists) {
    var all = [{ key: "", name: "全部" }].concat(lists.filter(function (one) { return one.list.length && one.kind.key !== "answers"; })
      .map(function (one) { return { key: one.kind.key, name: one.kind.name + " " + (one.list.length + unread(one.kind)) }; }));
    if (all.length < 2) return;
    kinds.append.apply(kinds, all.map(function (kind) {
      var button = element("button", { type: "button", "aria-pressed": String(state.kind === kind.key) }, kind.name);
      button.addEventListener("click", function () { choose("kind", kind.key).then(function () { kinds.querySelector("[aria-pressed=true]").focus(); }); });
      return button;
    }));
  }

  function drawSelects() {
    var common = search.index.common();
    var entries = found.articles.map(function (one) { return one.entry; });
    var told = common.books.filter(function (book) { return book.title; });
    if (common.books.length > 1) addSelect("book", "规则", told.map(function (book) { return [book.id, book.short || book.title]; }).concat(told.length < common.books.length ? [[OTHERS, "其他规则……"]] : []));
    var book = search.index.books.get(state.book);
    if (book) {
      var pages = book.pages.map(function (page, number) { return [String(number), page[1]]; });
      addSelect("page", "章", pages.filter(function (page) { return entries.some(function (entry) { return entry.book.id === state.book && String(entry.page) === page[0]; }); }));
    }
    var times = new Map();
    entries.forEach(function (entry) { actorNames(entry).forEach(function (name) { times.set(name, (times.get(name) || 0) + 1); }); });
    var names = Array.from(times.keys()).sort(function (one, other) { return times.get(other) - times.get(one); }).slice(0, 20);
    addSelect("actor", "角色", names.map(function (name) { return [name, name]; }));
  }

  function addSelect(key, name, options) {
    if (state[key] && !options.some(function (option) { return option[0] === state[key]; })) options = options.concat([[state[key], state[key]]]);
    if (!options.length) return;
    var select = element("select", { "aria-label": name }, [element("option", { value: "" }, name + "：不限")].concat(options.map(function (option) {
      return element("option", { value: option[0] }, option[1]);
    })));
    select.value = state[key];
    select.addEventListener("change", function () {
      if (key === "book") state.page = "";
      choose(key, select.value).then(function () {
        var again = selects.querySelector("[aria-label=" + name + "]");
        if (again) again.focus();
      });
    });
    selects.append(select);
  }

  function choose(key, value) {
    if (value === OTHERS) return search.index.loadTitles().then(render);
    state[key] = value;
    return found && (key === "book" || (narrowed() && found.unread)) ? look() : Promise.resolve(render());
  }

  function tries(words) {
    return element("ul", { "class": "search-tries" }, words.map(function (word) {
      var button = element("button", { type: "button" }, word);
      button.addEventListener("click", function () { ask(word); field.focus(); });
      return element("li", {}, button);
    }));
  }

  function welcome() {
    return element("div", { "class": "search-help" }, [
      element("p", {}, "可以写条号（38、第三十八条、莱芜38）、词语、几个词（用空格分开）、“引号里的原话”，或者直接问。例如："),
      tries(EXAMPLES),
      element("p", { "class": "search-keys" }, [element("kbd", {}, "/"), " 打开　", element("kbd", {}, "↑"), element("kbd", {}, "↓"), " 选择　", element("kbd", {}, "Enter"), " 进入　", element("kbd", {}, "Esc"), " 关闭"])
    ]);
  }

  function nothing() {
    var shorter = found.wanted.phrases.flatMap(function (phrase) { return phrase.length > 3 && !/[a-z]/.test(phrase) ? [phrase.slice(0, 2), phrase.slice(-2)] : []; });
    var parts = [element("p", {}, narrowed() ? "在所选的范围里没有找到。" : "各部规则里都没有这些字。可以换一个说法，少写几个字，或者从下面找。")];
    if (narrowed()) {
      var wider = element("button", { type: "button", "class": "search-more" }, "在全部范围里查找");
      wider.addEventListener("click", function () { state.kind = state.book = state.page = state.actor = ""; look(); field.focus(); });
      parts.push(wider);
    }
    if (shorter.length && !narrowed()) parts.push(tries(Array.from(new Set(shorter)).slice(0, 4)));
    var links = [["chains.html", "按事项查审批链"], ["instruments.html", "引用文件"]].concat(found.books.map(function (book) { return [book.id + "/index.html", book.title + "目录"]; }));
    parts.push(element("ul", { "class": "search-ways" }, links.map(function (link) { return element("li", {}, element("a", { href: search.root + link[0] }, link[1])); })));
    return element("div", { "class": "search-help" }, parts);
  }

  /* Keys */

  function stops() {
    return Array.from(results.querySelectorAll("a, button"));
  }

  function move(step) {
    var all = stops(), at = all.indexOf(document.activeElement) + step;
    if (at < 0) field.focus();
    else if (all[at]) all[at].focus();
  }

  box.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") { event.preventDefault(); box.close(); return; } // else the field would only be cleared
    if (event.target.tagName === "SELECT") return;
    if (event.key === "ArrowDown") { event.preventDefault(); if (event.target === field) settle().then(function () { move(1); }); else move(1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); move(-1); }
    else if (event.key === "Enter" && event.target === field) { event.preventDefault(); enter(); }
    else if (event.key === "/" && event.target !== field) { event.preventDefault(); field.focus(); field.select(); }
  });

  function enter() {
    settle().then(function () {
      var first = results.querySelector("a.hit");
      if (first && found) first.click();
    });
  }

  /* Until the results are those of what stands in the field. */
  function settle() {
    return results.dataset.of === field.value.trim() ? Promise.resolve() : look();
  }

  field.addEventListener("input", function (event) {
    if (event.isComposing) return;
    later();
  });
  field.addEventListener("compositionend", function () { later(); });

  function later() {
    state.words = field.value;
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT);
  }

  /* Opening and closing */

  function ask(words) {
    field.value = state.words = words;
    look();
  }

  search.open = function (words) {
    var address = new URLSearchParams(location.search);
    if (words) ["kind", "book"].forEach(function (key) { state[key] = address.get(key) || ""; });
    if (!box.open) box.showModal();
    field.focus();
    if (words) ask(words);
    else { field.select(); if (!found) render(); }
    search.index.start().catch(function () { /* said when a query fails */ });
  };

  function keepAddress() {
    var address = new URL(location.href);
    ["q", "kind", "book"].forEach(function (key) {
      var value = key === "q" ? state.words.trim() : state[key];
      if (value && box.open) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    });
    try { history.replaceState(history.state, "", address.href); } catch (error) { /* refused to a page from disk */ }
  }

  close.addEventListener("click", function () { box.close(); });
  box.addEventListener("close", keepAddress);
  box.addEventListener("click", function (event) {
    if (event.target === box) { box.close(); return; }
    var link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.href.split("#")[0] === location.href.split(/[?#]/)[0]) box.close();
  });
})();
