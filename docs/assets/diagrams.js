/* Pictures: what is not on the way to or from a step fades while one points at it; a button saves the picture. */
(function () {
  "use strict";

  /* The steps that lead to one, or follow from it. */
  function reach(flows, name, from, to) {
    var found = [name];
    for (var i = 0; i < found.length; i++) {
      flows.forEach(function (flow) {
        if (flow[from] === found[i] && found.indexOf(flow[to]) < 0) found.push(flow[to]);
      });
    }
    return found;
  }

  function follow(svg) {
    var all = Array.from(svg.querySelectorAll("[data-of]"));
    var flows = all.filter(function (part) { return part.classList.contains("d-flow"); })
      .map(function (part) { return part.dataset.of.split(" "); });
    function show(step) {
      var name = step && step.dataset.of;
      var before = name && reach(flows, name, 1, 0);
      var after = name && reach(flows, name, 0, 1);
      all.forEach(function (part) {
        var ends = part.dataset.of.split(" ");
        var on = !name || [before, after].some(function (way) {
          return ends.every(function (end) { return way.indexOf(end) >= 0; });
        });
        part.classList.toggle("off", !on);
      });
    }
    function look(event) { show(event.target.closest && event.target.closest(".d-step")); }
    ["pointerover", "focusin"].forEach(function (event) { svg.addEventListener(event, look); });
    ["pointerleave", "focusout"].forEach(function (event) { svg.addEventListener(event, function () { show(null); }); });
  }

  /* In a chart: the statements that somebody is part of, or the one that is pointed at, and all that they join. */
  function relate(svg) {
    var all = Array.from(svg.querySelectorAll("[data-of]")).map(function (part) {
      return { part: part, kind: part.getAttribute("class").split(" ")[0], names: part.dataset.of.split(" ") };
    });
    var bonds = all.filter(function (one) { return one.kind === "d-bond"; });
    function within(names, bond) { return names.every(function (name) { return bond.names.indexOf(name) >= 0; }); }
    function show(target) {
      var names = target ? target.dataset.of.split(" ") : [];
      var near = bonds.filter(function (bond) { return within(names, bond); });
      all.forEach(function (one) {
        var on = one.part === target || near.some(function (bond) {
          return one.kind === "d-office" ? within(one.names, bond) : one.names.indexOf(bond.names[0]) >= 0;
        });
        one.part.classList.toggle("off", names.length > 0 && !on);
      });
    }
    function look(event) { show(event.target.closest && event.target.closest(".d-office, .d-bond")); }
    ["pointerover", "focusin"].forEach(function (event) { svg.addEventListener(event, look); });
    ["pointerleave", "focusout"].forEach(function (event) { svg.addEventListener(event, function () { show(null); }); });
  }

  function save(content, name) {
    var link = document.createElement("a");
    link.href = content;
    link.download = name;
    link.click();
  }

  /* The picture that shows now, as a file that stands alone: printed colours, whole addresses, white paper. */
  function text(svg) {
    var copy = svg.cloneNode(true);
    var links = svg.querySelectorAll("a");
    copy.querySelectorAll("a").forEach(function (link, at) { link.setAttribute("href", new URL(links[at].getAttribute("href"), document.baseURI).href); });
    copy.querySelectorAll(".off").forEach(function (part) { part.classList.remove("off"); });
    var box = svg.viewBox.baseVal;
    copy.setAttribute("viewBox", [-12, -12, box.width + 24, box.height + 24].join(" "));
    copy.setAttribute("width", box.width + 24);
    copy.setAttribute("height", box.height + 24);
    var paper = document.createElementNS(copy.namespaceURI, "rect");
    [["x", -12], ["y", -12], ["width", box.width + 24], ["height", box.height + 24], ["fill", "#fff"]].forEach(function (pair) { paper.setAttribute(pair[0], pair[1]); });
    copy.insertBefore(paper, copy.querySelector("desc").nextSibling);
    return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  }

  function raster(svg, name) {
    var image = new Image();
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = image.width * 2;
      canvas.height = image.height * 2;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      save(canvas.toDataURL("image/png"), name);
    };
    image.src = text(svg);
  }

  document.querySelectorAll("figure.diagram").forEach(function (figure) {
    var pictures = Array.from(figure.querySelectorAll("svg"));
    pictures.forEach(figure.classList.contains("leadership") ? relate : follow);
    var bar = document.createElement("div");
    bar.className = "save";
    [["保存为 SVG", function (svg, name) { save(text(svg), name + ".svg"); }], ["保存为 PNG", function (svg, name) { raster(svg, name + ".png"); }]].forEach(function (made) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = made[0];
      button.addEventListener("click", function () {
        var svg = pictures.filter(function (one) { return one.getBoundingClientRect().width; })[0];
        if (svg) made[1](svg, svg.querySelector("title").textContent.replace(/[\\/:*?"<>|：]/g, " "));
      });
      bar.append(button);
    });
    figure.append(bar);
  });
})();
