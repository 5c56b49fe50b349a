"use strict";
// Theme, mathematics, code, search, and the live verdict. Loaded before the page is painted, so that its colours never flash.
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];

  function remembered() {
    try {
      return localStorage.getItem("theme") || "auto";
    } catch (refused) {
      return "auto"; // the browser keeps nothing for this page: follow the system
    }
  }

  function paint(theme) {
    if (theme === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
  }

  paint(remembered());
  window.Prism = { manual: true }; // it is told what to colour
  if (root.dataset.math !== undefined) {
    root.classList.add("wait"); // shown when its formulas have their size
  }

  function themeButton() {
    const button = document.getElementById("theme");
    let theme = remembered();
    const label = () => {
      button.textContent = theme[0].toUpperCase() + theme.slice(1);
      button.setAttribute("aria-label", "Colours: " + theme);
    };
    label();
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      paint(theme);
      label();
      try {
        localStorage.setItem("theme", theme);
      } catch (refused) {
        return; // holds for this page alone
      }
    });
  }

  function mathematics() {
    if (window.katex) {
      for (const element of document.querySelectorAll(".math")) {
        window.katex.render(element.textContent, element, {
          displayMode: element.classList.contains("display"),
          throwOnError: false,
          strict: "ignore", // lessons write characters such as ½ and é within formulas
        });
      }
    }
    const fonts = new Promise(done => requestAnimationFrame(() => document.fonts.ready.then(done)));
    const patience = new Promise(done => setTimeout(done, 800));
    Promise.race([fonts, patience]).then(() => {
      root.classList.remove("wait");
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target) {
        target.scrollIntoView({ behavior: "instant" });
      }
    });
  }

  function code(within) {
    within.querySelectorAll("pre > code[class*=language-]").forEach(block => {
      const language = block.className.replace(/.*language-(\w+).*/, "$1");
      const grammar = window.Prism.languages?.[language];
      if (grammar && !block.childElementCount) {
        block.innerHTML = window.Prism.highlight(block.textContent, grammar, language);
      }
    });
  }

  /** What scrolls must be reachable by keyboard, also after the window has changed its width. */
  const widths = new ResizeObserver(entries => {
    for (const { target: box } of entries) {
      if (box.scrollWidth > box.clientWidth) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.matches("pre") ? "Code or output" : box.matches(".math") ? "Formula" : "Table");
      } else {
        ["tabindex", "role", "aria-label"].forEach(name => box.removeAttribute(name));
      }
    }
  });

  function scrollable(within) {
    within.querySelectorAll("pre, .scroll, .math.display").forEach(box => widths.observe(box));
  }

  function search() {
    const field = document.getElementById("search");
    const list = document.getElementById("found");
    const status = document.getElementById("found-count");
    const base = root.dataset.base;
    let entries;
    const load = () => {
      entries ||= fetch(base + "search.json").then(answer => answer.json());
      return entries;
    };
    field.addEventListener("focus", load);
    field.addEventListener("input", async () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(word => word);
      if (!words.length) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      const all = await load();
      if (words.join(" ") !== field.value.toLowerCase().split(/\s+/).filter(word => word).join(" ")) {
        return; // typed on meanwhile
      }
      const hits = all
        .map(entry => ({ entry, score: score(entry, words) }))
        .filter(hit => hit.score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, 12);
      list.replaceChildren(...hits.map(hit => item(hit.entry, words, base)));
      status.textContent = hits.length ? hits.length + " found" : "Nothing found for " + field.value;
      if (!hits.length) {
        const none = document.createElement("li");
        none.append(Object.assign(document.createElement("p"), { textContent: "Nothing found for “" + field.value + "”." }));
        list.replaceChildren(none);
      }
    });
    document.addEventListener("keydown", event => {
      if (event.key === "/" && !event.target.matches("input, textarea")) {
        event.preventDefault();
        field.focus();
      } else if (event.key === "Escape" && list.childElementCount) {
        list.replaceChildren();
        field.focus();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && document.activeElement.closest(".find")) {
        const links = [field, ...list.querySelectorAll("a")];
        const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        event.preventDefault();
        links[Math.max(0, Math.min(links.length - 1, at))].focus();
      } else if (event.key === "Enter" && document.activeElement === field && list.querySelector("a")) {
        list.querySelector("a").click();
      }
    });
    document.addEventListener("click", event => {
      if (!event.target.closest(".find")) {
        list.replaceChildren();
      }
    });
  }

  function score(entry, words) {
    const title = entry.title.toLowerCase();
    const text = entry.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      const here = title.startsWith(word) ? 6 : title.includes(word) ? 4 : text.includes(word) ? 1 : 0;
      if (!here) {
        return 0;
      }
      sum += here;
    }
    return sum;
  }

  function item(entry, words, base) {
    const link = document.createElement("a");
    link.href = base + entry.page;
    const kind = Object.assign(document.createElement("span"), { className: "kind", textContent: entry.kind });
    const title = Object.assign(document.createElement("strong"), { textContent: entry.title });
    const at = Math.max(0, entry.text.toLowerCase().indexOf(words[0]) - 40);
    const excerpt = (at > 0 ? "…" : "") + entry.text.slice(at, at + 140) + (entry.text.length > at + 140 ? "…" : "");
    link.append(kind, title, Object.assign(document.createElement("span"), { className: "text", textContent: excerpt }));
    const li = document.createElement("li");
    li.append(link);
    return li;
  }

  /** In one line below what the verdict says, while the verdict itself is out of view: a window beside an editor is narrow. */
  function sayFar() {
    const line = document.getElementById("verdict-far");
    const verdict = document.querySelector("#verdict .verdict");
    if (line && verdict) {
      line.textContent = verdict.querySelector("h2").textContent;
      line.className = "verdict-far " + verdict.className;
      line.classList.remove("verdict");
    }
  }

  function verdictFar() {
    const line = document.getElementById("verdict-far");
    if (line) {
      sayFar();
      new IntersectionObserver(seen => {
        line.hidden = seen[seen.length - 1].isIntersecting;
      }, { rootMargin: "0px 0px -64px" }).observe(document.getElementById("verdict"));
    }
  }

  /** Follows the verdicts while the page is in view; a hidden tab holds no connection, and catches up when it is seen. */
  function live() {
    const address = root.dataset.live;
    if (!address) {
      return;
    }
    const offline = document.getElementById("offline");
    let events;
    let heard = Date.now();
    const shown = {}; // what stays the same is left alone: something in it may be open or have the focus
    const open = () => {
      close();
      heard = Date.now();
      events = new EventSource(address);
      events.addEventListener("open", () => {
        offline.hidden = true;
      });
      events.addEventListener("error", () => {
        offline.hidden = false;
        if (events.readyState === EventSource.CLOSED) {
          setTimeout(() => document.hidden || open(), 1000);
        }
      });
      events.addEventListener("beat", () => {
        heard = Date.now();
      });
      events.addEventListener("began", () => document.querySelector("#verdict .verdict")?.classList.add("busy"));
      for (const name of ["verdict", "hints", "aside", "map"]) {
        events.addEventListener(name, event => {
          heard = Date.now();
          const region = document.getElementById(name);
          if (region && shown[name] !== event.data) {
            shown[name] = event.data;
            region.innerHTML = event.data;
            region.dataset.changed = String(performance.timeOrigin + performance.now());
            if (window.htmx) {
              window.htmx.process(region);
            }
            code(region);
            scrollable(region);
            sayFar();
          }
        });
      }
    };
    const close = () => {
      if (events) {
        events.close();
      }
      events = undefined;
    };
    document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", event => event.persisted && open());
    setInterval(() => {
      if (events && Date.now() - heard > 30000) {
        open(); // nothing heard for long: the machine slept, or the connection is dead
      }
    }, 5000);
    if (!document.hidden) {
      open();
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    themeButton();
    code(document);
    mathematics();
    scrollable(document);
    search();
    verdictFar();
    live();
    const contents = document.querySelector(".contents details");
    if (contents && window.matchMedia("(min-width: 72rem)").matches) {
      contents.open = true; // beside the text there is room for it
    }
    document.body.addEventListener("htmx:afterSwap", event => {
      code(event.target);
      scrollable(event.target);
    });
  });
})();
