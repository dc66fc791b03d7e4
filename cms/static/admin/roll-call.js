// Saves taps on a long roll call: fills every line, counts as one goes, Enter moves on. Everything works without it.
document.querySelectorAll("[data-m-roll-call]").forEach((table) => {
  const form = table.closest("form");
  const lines = [...table.tBodies[0].rows];
  const bar = form.querySelector("[data-m-totals]");
  const radios = (line) => [...line.querySelectorAll("input[type=radio]")];

  function count() {
    if (!bar) return;
    const totals = new Map();
    let left = 0;
    lines.forEach((line) => {
      const all = radios(line);
      const chosen = all.find((radio) => radio.checked);
      all.forEach((radio) => {
        const word = radio.parentElement.textContent.trim();
        totals.set(word, (totals.get(word) || 0) + (radio === chosen ? 1 : 0));
      });
      if (!chosen) left += 1;
    });
    const colon = bar.dataset.mColon;
    const parts = [...totals].map(([word, number]) => `${word}${colon}${number}`);
    parts.push(`${bar.dataset.mLeftLabel}${colon}${left}`);
    if (bar.dataset.mNeeded) parts.push(`${bar.dataset.mNeededLabel}${colon}${bar.dataset.mNeeded}`);
    bar.replaceChildren(
      ...parts.map((part) => {
        const item = document.createElement("bdi");
        item.className = "m-bar__part";
        item.textContent = part;
        return item;
      }),
    );
    bar.hidden = false;
  }

  function moveOn(line) {
    const next = lines[lines.indexOf(line) + 1];
    const target = next && (radios(next).find((radio) => radio.checked) || radios(next)[0]);
    (target || form.querySelector("button[type=submit]")).focus();
  }

  // By the place of the key, not its character: the digits of AZERTY ask for Shift, those of an Arabic layout differ.
  const place = (event) => /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];

  table.addEventListener("keydown", (event) => {
    const line = event.target.closest("tr");
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      moveOn(line);
      return;
    }
    const radio = place(event) && radios(line)[place(event) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    table.dispatchEvent(new Event("change", { bubbles: true }));
    moveOn(line);
  });
  table.addEventListener("change", count);
  document.addEventListener("m-refreshed", count);
  form.querySelectorAll("[data-m-everyone]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      lines.forEach((line) => {
        const radio = radios(line).find((each) => each.value === link.dataset.mEveryone);
        if (radio) radio.checked = true;
      });
      table.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
  count();
});
