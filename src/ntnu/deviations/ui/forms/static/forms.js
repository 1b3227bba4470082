/* What makes forms quicker with a script. Every form works without it. */
(function () {
  "use strict";

  var opened = Date.now();
  var LONG = 5 * 60 * 1000;
  /* So long nobody types before what is typed is stored. */
  var REST = 10 * 1000;

  /* Browsers without requestSubmit or submitter are in use: Safari before 16. */
  var pressed = null;
  document.addEventListener("click", function (event) {
    pressed = event.target.closest && event.target.closest("button, input[type=submit]");
  }, true);

  function buttonOf(event) {
    return event.submitter || (pressed && pressed.form === event.target ? pressed : null);
  }

  function submit(form, button) {
    var carried;
    if (form.requestSubmit) {
      form.requestSubmit(button);
      return;
    }
    if (button && button.name) {
      carried = document.createElement("input");
      carried.type = "hidden";
      carried.name = button.name;
      carried.value = button.value;
      form.append(carried);
    }
    /* Sent in this way it tells nobody. */
    form.dispatchEvent(new Event("dv-sent"));
    HTMLFormElement.prototype.submit.call(form);
  }

  function each(selector, start) {
    document.querySelectorAll(selector).forEach(start);
  }

  /* A list that gets shorter by the answer to another question (units and their case workers). */
  function narrow(select) {
    var form = select.form;
    var first = form.querySelector('[name="' + select.dataset.dvDependsOn + '"]');
    var groups = Array.from(select.querySelectorAll("optgroup"));

    function update() {
      var wanted = first.value;
      var chosen = select.value;
      groups.forEach(function (group) {
        if (!wanted || group.dataset.dvParent === wanted) {
          select.append(group);
        } else {
          group.remove();
        }
      });
      var left = Array.from(select.options).find(function (option) {
        return option.value === chosen;
      });
      select.value = left ? chosen : "";
    }

    if (first) {
      first.addEventListener("change", update);
      update();
    }
  }

  /* The date in words: a native date field follows the browser's language, not the page's. */
  function words(place) {
    var field = document.getElementById(place.dataset.dvDateOf);
    var language = document.documentElement.lang;
    var english = language === "en";
    var locale = english ? "en-GB" : Intl.DateTimeFormat.supportedLocalesOf([language, "nb-NO"])[0];
    var nynorsk = { mandag: "måndag", tirsdag: "tysdag", "lørdag": "laurdag" };

    function write() {
      var timed = field.value.indexOf("T") > 0;
      var day = field.value ? new Date(timed ? field.value : field.value + "T12:00:00") : null;
      if (!day || isNaN(day)) {
        place.textContent = "";
        return;
      }
      var style = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
      var text = day.toLocaleDateString(locale, style);
      var clock = field.value.slice(11, 16);
      if (timed) {
        var norwegian = /^n[bn]/.test(locale);
        text += norwegian ? " kl. " + clock.replace(":", ".") : (english ? " at " : ", ") + clock;
      }
      if (language === "nn") {
        text = text.replace(/^[a-zø]+/, function (name) {
          return nynorsk[name] || name;
        });
      }
      place.textContent = text;
    }

    field.addEventListener("change", write);
  }

  /* A far limit is told only when one comes near it. */
  function quiet(meter) {
    var control = document.getElementById(meter.id.replace(/-count$/, ""));
    control.addEventListener("input", function () {
      var said = (control.getAttribute("aria-describedby") || "").split(" ").filter(function (id) {
        return id && id !== meter.id;
      });
      meter.hidden = Array.from(control.value).length < 0.8 * Number(control.dataset.dvCount);
      if (!meter.hidden) {
        said.push(meter.id);
      }
      control.setAttribute("aria-describedby", said.join(" "));
    });
  }

  /* Files that are too large or too many are told of before they are sent. */
  function files(input) {
    var told = document.getElementById(input.id + "-too-much");

    function tooMuch() {
      var chosen = Array.from(input.files);
      return chosen.length > Number(input.dataset.dvMost) || chosen.some(function (file) {
        return file.size > Number(input.dataset.dvMegabytes) * 1024 * 1024;
      });
    }

    input.addEventListener("change", function () {
      told.hidden = !tooMuch();
    });
    input.form.addEventListener("submit", function (event) {
      var button = buttonOf(event);
      var last = button && ["send", "complete"].indexOf(button.name) >= 0;
      if (last && tooMuch()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        told.hidden = false;
        input.focus();
      }
    });
  }

  /* Persons are searched for without leaving the page. Enter in the search field searches. */
  function find(button) {
    var form = button.form;
    var text = document.getElementById(button.dataset.dvFind.replace(/-found$/, ""));

    text.addEventListener("keydown", function (event) {
      if (event.key === "Enter") {
        event.preventDefault();
        button.click();
      }
    });
    button.addEventListener("click", function (event) {
      var data = new FormData(form);
      data.set(button.name, button.value);
      data.delete("attachments");
      event.preventDefault();
      fetch(form.getAttribute("action"), { method: "POST", body: data }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer.status);
      }).then(function (answer) {
        var page = new DOMParser().parseFromString(answer, "text/html");
        var fresh = page.getElementById(button.dataset.dvFind);
        /* The place itself stays: only what changes inside it is read aloud. */
        document.getElementById(button.dataset.dvFind).replaceChildren(...fresh.childNodes);
      }).catch(function () {
        /* The form is sent as it would be without this script. */
        button.replaceWith(button.cloneNode(true));
        form.querySelector("[data-dv-find=" + button.dataset.dvFind + "]").click();
      });
    });
  }

  /* Enter means the form's last button, though one that searches comes before it. */
  function enter(form) {
    var last = form.querySelector("button[name=complete]");
    if (!last || !form.querySelector("[data-dv-find]")) {
      return;
    }
    form.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && event.target.matches("input[type=text], input[type=date], input[type=datetime-local]")) {
        event.preventDefault();
        last.click();
      }
    });
  }

  /* "This happens when you complete the form" follows what is filled in. */
  function live(form) {
    var place = form.querySelector("[data-dv-live]");
    var look = form.querySelector("[data-dv-look]");
    var said = form.querySelector("[data-dv-said]");
    var timer;
    var latest = 0;
    if (!place || !look) {
      return;
    }

    function mark(ready) {
      var looked = form.querySelector("input[name=looked]");
      if (ready && !looked) {
        looked = document.createElement("input");
        looked.type = "hidden";
        looked.name = "looked";
        looked.value = "1";
        form.append(looked);
      } else if (!ready && looked) {
        looked.remove();
      }
    }

    /* The server says which fields are asked for, and writes its own draft anew; never over what
       has been typed meanwhile. */
    function follow(fresh, sent) {
      var shown = (fresh.dataset.dvShown || "").split(" ");
      form.querySelectorAll("[data-dv-when]").forEach(function (part) {
        part.hidden = shown.indexOf(part.id) < 0;
      });
      fresh.querySelectorAll("[data-dv-fill]").forEach(function (text) {
        var field = document.getElementById(text.dataset.dvFill);
        if (field && field.value === sent.get(field.name)) {
          field.value = text.textContent;
        }
      });
    }

    function refresh() {
      var asked = ++latest;
      var data = new FormData(form);
      data.set("preview", "1");
      /* What would happen does not hang on what the files say. */
      data.delete("attachments");
      fetch(form.getAttribute("action"), { method: "POST", body: data, redirect: "error" }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer.status);
      }).then(function (text) {
        if (asked !== latest) {
          return;
        }
        var page = new DOMParser().parseFromString(text, "text/html");
        var fresh = page.getElementById("dv-preview");
        var old = place.querySelector("#dv-preview");
        if (fresh) {
          follow(fresh, data);
        }
        if (fresh && fresh.innerHTML !== old.innerHTML) {
          old.replaceWith(fresh);
        }
        /* Read aloud is one line, when it is another than before; the rest is there to be read. */
        if (fresh && said.textContent !== fresh.dataset.dvSummary) {
          said.textContent = fresh.dataset.dvSummary;
        }
        mark(fresh && fresh.hasAttribute("data-dv-ready"));
      }).catch(function () {
        /* Without an answer the server shows the preview before it does anything. */
        mark(false);
      });
    }

    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(refresh, 400);
    });
    form.addEventListener("change", function () {
      clearTimeout(timer);
      refresh();
    });
    look.hidden = true;
    if (form.querySelector("input[name=do]:checked") || !form.querySelector("input[name=do]")) {
      refresh();
    }
  }

  /* What is typed is stored after a rest, and when the page is left; never the files, and never while
     the form is sent. The server keeps it as the person's own draft. */
  function keeping(form) {
    var token = form.querySelector("[data-dv-keep]");
    var LEFT = "dv-left";
    var dirty = false;
    var timer;
    var place;
    var here;
    if (!token) {
      return;
    }
    place = form.getAttribute("action") + " ";
    /* Back and reload come to this draft again, or to what came of it when it was sent. */
    here = new URL(form.dataset.dvHere || location.href);
    here.searchParams.set("draft", token.value);
    history.replaceState(history.state, "", here);

    function store(leaving) {
      var data;
      clearTimeout(timer);
      if (!dirty) {
        return;
      }
      dirty = false;
      data = new FormData(form);
      data.delete("attachments");
      data.set("keep", "1");
      fetch(form.getAttribute("action"), { method: "POST", body: data, redirect: "error", keepalive: leaving }).catch(
        function () {
          dirty = true;
        }
      );
    }

    function typed() {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(store, REST, false);
    }

    function chosen(select) {
      var option = select.querySelector("[selected]");
      return option ? option.value : "";
    }

    function differs(fresh) {
      return Array.from(form.elements).some(function (field) {
        var other = field.id && fresh.getElementById(field.id);
        return other && (
          other.defaultValue !== field.defaultValue ||
          other.defaultChecked !== field.defaultChecked ||
          (field.options && chosen(other) !== chosen(field))
        );
      });
    }

    /* A page asked for while the last words were still on their way: they are taken over from the server. */
    function fill() {
      var left = sessionStorage.getItem(LEFT) || "";
      if (left.indexOf(place) !== 0) {
        return;
      }
      sessionStorage.removeItem(LEFT);
      fetch(location.href, { cache: "no-store" }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer.status);
      }).then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        var stored = fresh.querySelector("[data-dv-keep]");
        if (!dirty && stored && place + stored.value === left && (stored.value !== token.value || differs(fresh))) {
          location.reload();
        }
      }).catch(function () {
        /* It is offered the next time. */
        dirty = false;
      });
    }

    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    function sent(event) {
      if (!event.defaultPrevented) {
        clearTimeout(timer);
        dirty = false;
      }
    }

    form.addEventListener("submit", sent);
    form.addEventListener("dv-sent", sent);
    window.addEventListener("beforeunload", function () {
      if (dirty) {
        sessionStorage.setItem(LEFT, place + token.value);
      }
      store(true);
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") {
        store(true);
      }
    });
    fill();
  }

  /* One press sends once. After a long time it is asked first whether one is still logged in, for
     who is not would lose what she wrote. */
  function careful(form) {
    var sent = false;
    var told = document.getElementById("dv-logged-out");

    form.addEventListener("submit", function (event) {
      if (sent) {
        event.preventDefault();
        return;
      }
      if (!told || Date.now() - opened < LONG) {
        sent = true;
        return;
      }
      event.preventDefault();
      var button = buttonOf(event);
      fetch(told.dataset.dvAsk, { cache: "no-store" }).then(function (answer) {
        return answer.text();
      }).then(function (text) {
        if (text.trim() === "out") {
          told.hidden = false;
          told.querySelector("a").focus();
        } else {
          opened = Date.now();
          submit(form, button);
        }
      }).catch(function () {
        opened = Date.now();
        submit(form, button);
      });
    });
    window.addEventListener("pageshow", function () {
      sent = false;
    });
  }

  /* A button that copies a text, where the browser lets a page do so; it says so where that is read out. */
  function copies(button) {
    var text = document.getElementById(button.dataset.dvCopy);
    var said = document.querySelector('[data-dv-copied="' + button.dataset.dvCopy + '"]');
    if (!navigator.clipboard) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(text.textContent.trim()).then(function () {
        said.textContent = said.dataset.dvSaid;
      }).catch(function () {
        window.getSelection().selectAllChildren(text);
      });
    });
  }

  /* Words that are selected in the texts of what was chosen are filled in, with which of them they are. */
  function source(place) {
    var form = place.closest("form");
    var target = form.querySelector('[name$=".target"]');
    var words = form.querySelector('[name$=".words"]');
    var occurrence = form.querySelector('[name$=".occurrence"]');

    function fill(event) {
      var area = event.target;
      var selected = area.value.slice(area.selectionStart, area.selectionEnd);
      var chosen = selected.trim();
      if (!chosen) {
        return;
      }
      var areas = Array.from(place.querySelectorAll("textarea"));
      var before = areas.slice(0, areas.indexOf(area)).reduce(function (sum, one) {
        return sum + one.value.split(chosen).length - 1;
      }, 0);
      var start = area.selectionStart + selected.indexOf(chosen);
      var all = areas.reduce(function (sum, one) {
        return sum + one.value.split(chosen).length - 1;
      }, 0);
      words.value = chosen;
      occurrence.value = all > 1 ? before + area.value.slice(0, start).split(chosen).length : "";
      words.dispatchEvent(new Event("input", { bubbles: true }));
    }

    function shown() {
      place.querySelectorAll("[data-dv-scripted]").forEach(function (hint) {
        hint.hidden = false;
      });
      /* In a field that is read-only Chromium selects nothing by the keyboard. */
      place.querySelectorAll("textarea").forEach(function (area) {
        area.readOnly = false;
        area.setAttribute("aria-readonly", "true");
      });
    }

    place.addEventListener("beforeinput", function (event) {
      event.preventDefault();
    });
    target.addEventListener("change", function () {
      words.value = occurrence.value = "";
      fetch(location.pathname + "?target=" + encodeURIComponent(target.value)).then(function (answer) {
        return answer.text();
      }).then(function (text) {
        var found = new DOMParser().parseFromString(text, "text/html").getElementById("dv-source");
        place.replaceChildren.apply(place, found ? Array.from(found.children) : []);
        shown();
      });
    });
    place.addEventListener("mouseup", fill);
    place.addEventListener("keyup", fill);
    shown();
  }

  each("[data-dv-source]", source);
  each("[data-dv-copy]", copies);
  each("[data-dv-depends-on]", narrow);
  each("[data-dv-date-of]", words);
  each("[data-dv-quiet]", quiet);
  each("[data-dv-find]", find);
  each("input[data-dv-megabytes]", files);
  each("form[data-dv-preview]", live);
  each("form[data-dv-form]", enter);
  each("form[data-dv-form]", careful);
  each("form[data-dv-form]", keeping);
})();
