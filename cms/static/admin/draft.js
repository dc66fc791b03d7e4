// What is typed in a long form is kept in this browser until the server has it: a power cut or a lost network costs
// nothing. Found again, it is offered, never put back by itself.
(() => {
  const form = document.querySelector("form[data-m-draft]");
  const here = location.pathname;
  const key = (path) => `m-draft:${path}`;
  const OLDEST = 12 * 3600 * 1000;

  // The server answered what was sent from another page: its draft has served.
  const sent = sessionStorage.getItem("m-sent");
  if (sent && sent !== here) {
    localStorage.removeItem(key(sent));
    sessionStorage.removeItem("m-sent");
  }
  if (!form) return;

  const fields = () =>
    [...form.elements].filter((field) => field.name && !["hidden", "file", "submit"].includes(field.type));
  const values = () =>
    fields()
      .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
      .map((field) => [field.name, field.value]);
  const first = JSON.stringify(values());

  function put(saved) {
    fields().forEach((field) => {
      const mine = saved.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = mine.includes(field.value);
      else if (mine.length) field.value = mine[0];
    });
    form.dispatchEvent(new Event("change", { bubbles: true }));
    form.querySelector("table")?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function offer(saved) {
    const bar = document.createElement("div");
    bar.className = "m-proclaim";
    bar.setAttribute("role", "status");
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-small button-secondary";
      made.textContent = text;
      made.addEventListener("click", () => {
        act();
        bar.remove();
      });
      return made;
    };
    const text = document.createElement("p");
    text.textContent = form.dataset.mDraft;
    bar.append(
      text,
      button(form.dataset.mDraftTake, () => put(saved)),
      " ",
      button(form.dataset.mDraftDrop, () => localStorage.removeItem(key(here))),
    );
    form.before(bar);
  }

  const kept = JSON.parse(localStorage.getItem(key(here)) || "null");
  if (kept && Date.now() - kept.at > OLDEST) localStorage.removeItem(key(here));
  else if (kept && JSON.stringify(kept.values) !== first && !document.querySelector(".m-errors")) offer(kept.values);

  const keep = () => localStorage.setItem(key(here), JSON.stringify({ at: Date.now(), values: values() }));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    keep();
    if (navigator.onLine === false) {
      event.preventDefault();
      form.querySelector("[data-m-offline]").hidden = false;
      return;
    }
    sessionStorage.setItem("m-sent", here);
  });
})();
