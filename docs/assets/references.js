/* Previews of what a reference leads to, and the way back. The links work without this script. */
(function () {
  "use strict";

  var page = document.querySelector(".page");
  if (!page) return;

  /* The preview of a link: the words stand once a page in a template, the links name them by key. */

  var GAP = 6; // pixels between the line of a link and its preview
  var MARGIN = 12; // and between the preview and the edge of the window
  var SMALLEST = 120; // the least height in which a preview can be read
  var SLOWNESS = 200; // milliseconds before a preview comes or goes with the pointer

  var template = document.querySelector("template.previews");
  var parts = new Map();
  var shown; // the open preview
  var holder; // the link it belongs to
  var waiting;
  var pointer = "mouse"; // what pressed last

  /* A preview stands in the template, or in the page itself (a statement of the matrix). */
  function readParts() {
    [template && template.content, page].forEach(function (store) {
      if (store) store.querySelectorAll("[data-key]").forEach(function (part) { parts.set(part.dataset.key, part); });
    });
  }

  function compose(link) {
    var preview = document.createElement("div");
    var found = link.dataset.keys.split(" ").map(function (key) { return parts.get(key); }).filter(Boolean);
    found.forEach(function (part) { preview.append(document.importNode(part, true)); });
    preview.className = "preview";
    preview.id = "preview";
    preview.setAttribute("role", "group");
    preview.setAttribute("aria-label", "预览");
    var go = document.createElement("a");
    go.className = "preview-go";
    go.href = link.getAttribute("href");
    go.textContent = found.length ? found[0].dataset.go : "前往";
    go.addEventListener("click", function () { leave(link, go); hide(); });
    preview.append(go);
    return preview;
  }

  function show(link) {
    clearTimeout(waiting);
    if (holder === link) return;
    hide();
    shown = compose(link);
    holder = link;
    link.setAttribute("aria-describedby", "preview");
    page.append(shown);
    place();
    shown.addEventListener("pointerenter", function () { clearTimeout(waiting); });
    shown.addEventListener("pointerleave", hideSoon);
    shown.addEventListener("focusout", function (event) { if (!isPartOf(event.relatedTarget)) hide(); });
  }

  function hide() {
    clearTimeout(waiting);
    if (!shown) return;
    var inside = shown.contains(document.activeElement);
    var link = holder;
    shown.remove();
    link.removeAttribute("aria-describedby");
    shown = holder = null;
    if (inside) link.focus({ preventScroll: true });
  }

  function hideSoon(event) {
    clearTimeout(waiting);
    if (event.pointerType !== "touch") waiting = setTimeout(hide, SLOWNESS);
  }

  function isPartOf(element) {
    return Boolean(element && shown && (shown.contains(element) || holder === element));
  }

  /* Below the last line of the link, or above its first: the line that is being read stays in view. */
  function place() {
    var lines = holder.getClientRects();
    var around = page.getBoundingClientRect();
    var header = document.querySelector(".md-header");
    var above = lines[0].top - GAP - MARGIN - (header ? header.getBoundingClientRect().bottom : 0);
    var below = window.innerHeight - lines[lines.length - 1].bottom - GAP - MARGIN;
    var width = Math.min(shown.offsetWidth, document.documentElement.clientWidth - 2 * MARGIN);
    var wanted = shown.offsetHeight;
    var under = wanted <= below || below >= above;
    var height = Math.min(wanted, Math.max(under ? below : above, SMALLEST));
    var column = page.closest(".md-content"); // what reaches out of it is cut off
    var edge = Math.min(document.documentElement.clientWidth - MARGIN, column ? column.getBoundingClientRect().right - GAP : Infinity);
    var left = Math.min(lines[0].left, edge - width);
    shown.style.maxHeight = height + "px";
    shown.style.left = Math.max(left, MARGIN) - around.left + "px";
    shown.style.top = (under ? lines[lines.length - 1].bottom + GAP : lines[0].top - GAP - height) - around.top + "px";
    shown.tabIndex = wanted > height ? 0 : -1; // what scrolls can be scrolled by keyboard
  }

  function addPreview(link) {
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType === "touch") return;
      clearTimeout(waiting);
      waiting = setTimeout(show, SLOWNESS, link);
    });
    link.addEventListener("pointerleave", hideSoon);
    link.addEventListener("pointerdown", function (event) { pointer = event.pointerType; });
    link.addEventListener("focus", function () { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", function (event) { if (!isPartOf(event.relatedTarget)) hide(); });
    link.addEventListener("click", function (event) {
      var tapped = (event.pointerType || pointer) === "touch" && event.detail > 0;
      if (tapped && holder !== link) { event.preventDefault(); show(link); return; }
      leave(link, link);
      hide();
    });
  }

  /* The way back: where a link was followed from, kept for this tab. */

  var KEPT = "guiju.back";
  var LONGEST = 20;
  var chip;

  function readTrail() {
    try { return JSON.parse(sessionStorage.getItem(KEPT)) || []; } catch (error) { return []; }
  }

  function keepTrail(trail) {
    try { sessionStorage.setItem(KEPT, JSON.stringify(trail.slice(-LONGEST))); } catch (error) { /* no way back then */ }
  }

  function bare(address) {
    return address.split("#")[0];
  }

  /* Only what stays in this rulebook's chapters leads back. */
  function leave(link, followed) {
    var backlinks = link.closest(".backlinks");
    var from = backlinks ? document.getElementById(backlinks.dataset.of) : link.closest("[data-cite]");
    if (!from || !followed.hash || bare(followed.href).replace(/[^/]*$/, "") !== bare(location.href).replace(/[^/]*$/, "")) return;
    var whole = !from.id && page.querySelector("h1"); // a page of its own, not a provision
    keepTrail(readTrail().concat({ name: whole ? whole.textContent : from.dataset.cite, from: bare(location.href) + (whole ? location.hash : "#" + from.id), to: followed.href }));
    showSoon(followed.href);
  }

  /* A link to where one is already changes no address, so that no event tells of it. */
  function showSoon(address) {
    if (bare(address) === bare(location.href)) setTimeout(showWayBack);
  }

  /* The last step is undone when the reader is back at its start, and forgotten on any other page. */
  function showWayBack() {
    var trail = readTrail();
    var last = trail[trail.length - 1];
    while (last && (last.from === location.href || bare(last.to) !== bare(location.href))) {
      trail.pop();
      last = trail[trail.length - 1];
    }
    keepTrail(trail);
    if (chip) chip.remove();
    chip = last ? drawChip(last) : null;
    if (chip) page.append(chip);
  }

  function drawChip(step) {
    var drawn = document.createElement("div");
    var back = document.createElement("a");
    var close = document.createElement("button");
    drawn.className = "way-back";
    back.href = step.from;
    back.textContent = "返回" + step.name;
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "不再提示返回");
    close.addEventListener("click", function () { keepTrail([]); showWayBack(); });
    back.addEventListener("click", function () {
      keepTrail(readTrail().slice(0, -1));
      showSoon(step.from);
    });
    drawn.append(back, close);
    return drawn;
  }

  readParts();
  page.querySelectorAll("a[data-keys]").forEach(addPreview);
  page.querySelectorAll(".backlinks a").forEach(function (link) {
    link.addEventListener("click", function () { leave(link, link); });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", function (event) { if (!isPartOf(event.target)) hide(); });
  window.addEventListener("resize", hide);
  window.addEventListener("hashchange", showWayBack);
  window.addEventListener("pageshow", showWayBack);
})();
