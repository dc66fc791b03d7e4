// Proposes councils, titles and numbers while one types; without it the form is a plain one.
"use strict";

(() => {
  const form = document.querySelector("[data-completions]");
  const input = form?.querySelector("input[type=search]");
  const list = form?.querySelector("[role=listbox]");
  const said = form?.querySelector("[data-said]");
  if (!input || !list) return;
  const PAUSE = 180;
  let asked = 0;
  let timer = 0;
  let chosen = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const show = (completions) => {
    list.replaceChildren(...completions.map(({ text, kind, url }, place) => {
      const option = document.createElement("li");
      const link = document.createElement("a");
      option.id = `${list.id}-${place}`;
      option.role = "option";
      option.dataset.kind = kind;
      link.href = url;
      link.dir = "auto";
      link.tabIndex = -1;
      link.textContent = text;
      option.append(link);
      return option;
    }));
    chosen = -1;
    list.hidden = !completions.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = list.hidden ? "" : said.dataset.count.replace("#", completions.length);
  };

  const ask = async () => {
    const mine = ++asked;
    const typed = input.value.trim();
    if (typed.length < 2) return close();
    try {
      const answer = await fetch(`${form.dataset.completions}?q=${encodeURIComponent(typed)}`);
      // Whoever went on typing wants to hear of the later words.
      if (answer.ok && mine === asked) show((await answer.json()).completions);
    } catch {
      close();
    }
  };

  const move = (step) => {
    const options = [...list.children];
    chosen = (chosen + step + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = step > 0 ? -1 : options.length - 1;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[chosen].id);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (!list.hidden && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = list.children[chosen].firstChild.href;
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
})();
