/* What is stated below an article shows its words in the text. The links work without this script. */
(function () {
  "use strict";

  var page = document.querySelector(".page-chapter");
  if (!page) return;

  /* Material opens every fold for print: what the reader opened is told apart, and that alone is printed. */
  page.querySelectorAll(".layer summary").forEach(function (summary) {
    summary.addEventListener("click", function () {
      summary.parentNode.toggleAttribute("data-opened", !summary.parentNode.open);
    });
  });

  if (!window.CSS || !CSS.highlights || !window.Highlight) return;

  /* Where the character at an offset of a provision's words stands in the page. */
  function find(provision, offset) {
    var words = provision.querySelector(".official") || provision;
    var walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (var node = walker.nextNode(); node; node = walker.nextNode()) {
      if (offset <= node.data.length) return { node: node, offset: offset };
      offset -= node.data.length;
    }
    return null;
  }

  function findRange(link) {
    var provision = document.getElementById(link.hash.slice(1));
    var ends = link.dataset.quote.split("-").map(Number);
    var start = provision && find(provision, ends[0]);
    var end = provision && find(provision, ends[1]);
    if (!start || !end) return null;
    var range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }

  function show(name, link) {
    var range = findRange(link);
    if (range) CSS.highlights.set(name, new Highlight(range));
  }

  page.querySelectorAll(".layer a[data-quote]").forEach(function (link) {
    var hide = function () { CSS.highlights.delete("quoted"); };
    ["pointerenter", "focus"].forEach(function (event) { link.addEventListener(event, function () { show("quoted", link); }); });
    ["pointerleave", "blur"].forEach(function (event) { link.addEventListener(event, hide); });
    link.addEventListener("click", function () { show("followed", link); });
  });
})();
