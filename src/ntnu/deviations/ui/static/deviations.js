/* The four things a page cannot do alone. Nothing here is needed to get through a page. */
(function () {
  "use strict";

  /* "?" help (WCAG 1.4.13). A click, Enter or a touch pins the text open; a resting mouse peeks, and
     may move onto the text; Esc closes. Without this script every help text is shown. */
  function help(button) {
    var text = document.getElementById(button.getAttribute("aria-controls"));
    if (!text) {
      return;
    }
    var pinned = false;
    var timer;

    function show(open) {
      text.hidden = !open;
      text.classList.toggle("is-peek", open && !pinned);
      button.setAttribute("aria-expanded", String(open));
    }

    function soon(open) {
      clearTimeout(timer);
      timer = setTimeout(function () {
        if (!pinned) {
          show(open);
        }
      }, open ? 300 : 250);
    }

    button.addEventListener("click", function () {
      clearTimeout(timer);
      pinned = !pinned;
      show(pinned);
    });
    [button, text].forEach(function (part) {
      part.addEventListener("pointerenter", function (event) {
        if (event.pointerType === "mouse") {
          soon(true);
        }
      });
      part.addEventListener("pointerleave", function (event) {
        if (event.pointerType === "mouse") {
          soon(false);
        }
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || text.hidden) {
        return;
      }
      var inside = text.contains(document.activeElement);
      clearTimeout(timer);
      /* A peek closes from anywhere; a pinned text only from where one reads it. */
      if (!pinned || inside || document.activeElement === button) {
        pinned = false;
        show(false);
        if (inside) {
          button.focus();
        }
      }
    });
    show(false);
  }

  /* "51 of 120 characters": the words come from the page, the numbers from here. */
  function count(control) {
    var meter = document.getElementById(control.id + "-count");
    if (!meter) {
      return;
    }
    var number = meter.querySelector("[data-dv-now]");
    function write() {
      /* Characters, as the server counts them: JavaScript's own length has two for an emoji. */
      number.textContent = Array.from(control.value).length;
    }
    control.addEventListener("input", write);
    write();
  }

  /* What opens in the header closes by Esc, and gives the focus back. */
  function menu(details) {
    details.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        details.querySelector("summary").focus();
      }
    });
  }

  /* A list with boxes: how many are ticked, and one box for all of the page. */
  function pick(form) {
    var boxes = Array.from(form.querySelectorAll(".pick input"));
    var all = form.querySelector("[data-dv-all]");
    var said = form.querySelector("[data-dv-many]");
    var none = said.textContent;
    function count() {
      var ticked = boxes.filter(function (box) { return box.checked; }).length;
      said.textContent = ticked === 0 ? none : ticked === 1 ? said.dataset.dvOne : said.dataset.dvMany.replace("#", ticked);
      all.checked = ticked === boxes.length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
    all.addEventListener("change", function () {
      boxes.forEach(function (box) { box.checked = all.checked; });
      count();
    });
    boxes.forEach(function (box) { box.addEventListener("change", count); });
    all.parentNode.hidden = false;
    count();
  }

  /* A file that is being made: how far it is, and its link when it is ready. */
  function job(line) {
    var timer = setInterval(function () {
      fetch(line.dataset.dvJob, { headers: { Accept: "application/json" }, credentials: "same-origin" })
        .then(function (answer) { return answer.ok ? answer.json() : { ended: true, told: "" }; })
        .then(function (found) {
          if (line.textContent !== found.told) {
            line.textContent = found.told;
          }
          if (found.ended) {
            clearInterval(timer);
          }
          if (found.download) {
            var link = document.createElement("a");
            link.href = found.download;
            link.textContent = found.title;
            line.append(": ", link);
          }
        }, function () { clearInterval(timer); });
    }, 3000);
  }

  function each(root, selector, start) {
    root.querySelectorAll(selector).forEach(function (element) {
      if (!element.dvReady) {
        element.dvReady = true;
        start(element);
      }
    });
  }

  function start(root) {
    each(root, ".dv-q", help);
    each(root, "[data-dv-count]", count);
    each(root, "[data-dv-pick]", pick);
    each(root, "[data-dv-job]", job);
    each(root, ".dv-menu, .dv-find", menu);
  }

  start(document);

  /* Parts that are fetched later (Patternslib's inject) get the same. */
  document.addEventListener("patterns-injected", function (event) {
    start(event.target.nodeType === 1 ? event.target : document);
  });

  var errors = document.getElementById("dv-errors");
  if (errors) {
    errors.focus();
  }
})();
