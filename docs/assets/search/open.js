/* The way into the search, on every page: its buttons, the key /, and a query in the address. The rest is loaded when needed. */
(function () {
  "use strict";

  var root = new URL("../../", document.currentScript.src).href;
  var search = window.guijuSearch = { root: root };
  var loading = null;

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = root + "search/search.js"; // the other parts, put together by the build
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    return loading;
  }

  function open(words) {
    load().then(function () { search.open(words); }, function () { loading = null; });
  }

  function isTyping(target) {
    return target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    var k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (!slash && !k) return;
    event.preventDefault();
    open("");
  });

  document.querySelectorAll("[data-guiju-search]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { open(""); });
    button.addEventListener("pointerenter", load, { once: true });
  });

  var asked = new URLSearchParams(location.search).get("q");
  if (asked) open(asked);
})();
