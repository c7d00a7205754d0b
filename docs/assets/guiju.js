/* Copying and the colour scheme. Every page can be read without this script. */
(function () {
  "use strict";

  var root = document.documentElement;

  /* Colour scheme: the system's, until the reader chooses. */

  function isDark() {
    var chosen = root.dataset.scheme;
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function startScheme() {
    var button = document.querySelector("[data-guiju-scheme]");
    if (!button) return;
    var show = function () { button.setAttribute("aria-pressed", String(isDark())); };
    button.hidden = false;
    button.addEventListener("click", function () {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try { localStorage.setItem("guiju.scheme", root.dataset.scheme); } catch (error) { /* storage may be off */ }
      show();
    });
    show();
  }

  /* The drawer by keyboard. */

  function startDrawer() {
    document.querySelectorAll("label[role=button]").forEach(function (label) {
      label.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        label.click();
      });
    });
  }

  /* What a provision is copied as. */

  var page = document.querySelector(".page[data-cite]");

  function citation(provision) {
    return page.dataset.cite + provision.dataset.cite;
  }

  function permalink(provision) {
    var address = new URL(page.dataset.permalink, location.href);
    if (address.protocol !== "file:") address.pathname = address.pathname.replace(/index\.html$/, "");
    address.hash = provision.id;
    return address.href;
  }

  /* A provision's own words and those of everything below it (a38, a38.p1, a38.p1.i1 …).
     An article's label stands on one line with its first paragraph, unless it stands alone in print. */
  function wording(provision) {
    var lines = [];
    var joined = false;
    page.querySelectorAll("[data-cite]").forEach(function (part) {
      if (part !== provision && part.id.indexOf(provision.id + ".") !== 0) return;
      var words = (part.querySelector(".official") || part).textContent;
      if (joined) lines[lines.length - 1] += words;
      else lines.push(words);
      joined = part.classList.contains("article") && !part.classList.contains("alone");
    });
    return lines.join("\n");
  }

  var COPIES = [
    { name: "复制引用", of: citation },
    { name: "复制链接", of: permalink },
    { name: "复制原文", of: wording }
  ];

  /* Clipboard, with the old way for pages opened from disk. */

  function copyOldWay(text) {
    var field = document.createElement("textarea");
    var focused = document.activeElement;
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "copy-field";
    document.body.appendChild(field);
    field.select();
    var copied = false;
    try { copied = document.execCommand("copy"); } catch (error) { /* said below */ }
    field.remove();
    if (focused && focused.focus) focused.focus({ preventScroll: true });
    return copied;
  }

  function copy(text) {
    var say = function (copied) { announce(copied ? "已复制" : "未能复制，请手工选取", text); };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(function () { say(true); }, function () { say(copyOldWay(text)); });
    } else {
      say(copyOldWay(text));
    }
  }

  var status;
  var hiding;

  function announce(message, text) {
    clearTimeout(hiding);
    status.textContent = message + "：" + (text.length > 60 ? text.slice(0, 60) + "…" : text);
    status.classList.add("shown");
    hiding = setTimeout(function () { status.classList.remove("shown"); status.textContent = ""; }, 4000);
  }

  /* Buttons. */

  function copyButtons(provision, named) {
    return COPIES.map(function (kind) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = kind.name;
      button.setAttribute("aria-label", kind.name + "：" + named);
      button.addEventListener("click", function () { copy(kind.of(provision)); closeMenu(); });
      return button;
    });
  }

  function addTools(article) {
    var tools = document.createElement("span");
    tools.className = "tools";
    tools.append.apply(tools, copyButtons(article, article.dataset.cite));
    article.appendChild(tools);
  }

  function addAnchor(provision) {
    var anchor = document.createElement("a");
    anchor.className = "anchor";
    anchor.href = "#" + provision.id;
    anchor.setAttribute("aria-label", "复制" + provision.dataset.cite);
    anchor.setAttribute("aria-expanded", "false");
    anchor.addEventListener("click", function () { openMenu(provision, anchor); });
    provision.appendChild(anchor);
  }

  var menu;
  var opener;

  function openMenu(provision, anchor) {
    if (opener === anchor) { closeMenu(); return; }
    closeMenu();
    menu = document.createElement("div");
    menu.className = "copy-menu";
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", provision.dataset.cite);
    menu.append.apply(menu, copyButtons(provision, provision.dataset.cite));
    provision.after(menu);
    opener = anchor;
    opener.setAttribute("aria-expanded", "true");
  }

  function closeMenu() {
    if (!menu) return;
    if (menu.contains(document.activeElement)) opener.focus({ preventScroll: true });
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    menu = opener = null;
  }

  function startCopying() {
    if (!page || !page.classList.contains("page-chapter")) return;
    status = document.createElement("div");
    status.className = "copy-status";
    status.setAttribute("role", "status");
    document.body.appendChild(status);
    page.querySelectorAll("[data-cite]").forEach(function (provision) {
      if (provision.classList.contains("article")) addTools(provision);
      else addAnchor(provision);
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") closeMenu(); });
    document.addEventListener("click", function (event) {
      if (menu && !menu.contains(event.target) && event.target !== opener) closeMenu();
    });
  }

  /* A permanent link to a paragraph or item leads on from its article's entry to that very place. */

  function leadOn() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var entry = target && target.closest(".page-overview .entry");
    var link = entry && entry.querySelector("a[href]");
    if (link) link.hash = location.hash;
  }

  startScheme();
  startDrawer();
  startCopying();
  leadOn();
  window.addEventListener("hashchange", leadOn);
})();
