// Rows that two clerks may fill at once: each row is sent as it changes, kept here while the network is down and sent
// again; what the other clerk wrote comes in by itself. Where both wrote, the clerk is asked.
document.querySelectorAll("[data-m-rows]").forEach((desk) => {
  const url = desk.dataset.mRows;
  const words = desk.dataset;
  const form = desk.closest("form");
  const store = `m-rows:${url}`;
  const rows = new Map([...desk.querySelectorAll("[data-m-row]")].map((row) => [row.dataset.mRow, row]));
  const part = (name) => document.querySelector(`[data-m-${name}]`);
  const EVERY = 3000;
  const PATIENCE = 8000;

  let waiting = restore();
  const conflicts = new Map();
  let isBusy = false;
  let trouble = "";

  // A row is read and written as the values of its controls, in their order.
  function controls(row) {
    const groups = new Map();
    row.querySelectorAll("input").forEach((input, place) => {
      const key = input.type === "radio" ? input.name : `input ${place}`;
      groups.set(key, [...(groups.get(key) || []), input]);
    });
    return [...groups.values()];
  }
  const isRadio = (group) => group[0].type === "radio";
  const read = (row) =>
    controls(row)
      .map((group) => (isRadio(group) ? group.find((radio) => radio.checked)?.value || "" : group[0].value))
      .join("|");
  function write(row, value) {
    const values = value.split("|");
    controls(row).forEach((group, place) => {
      const wanted = values[place] || "";
      if (isRadio(group)) group.forEach((radio) => (radio.checked = radio.value === wanted));
      else if (group[0].value !== wanted) group[0].value = wanted;
    });
  }
  const known = new Map([...rows].map(([key, row]) => [key, read(row)]));

  function restore() {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(store) || "{}")));
    } catch {
      return new Map();
    }
  }
  function keep() {
    try {
      if (waiting.size) localStorage.setItem(store, JSON.stringify(Object.fromEntries(waiting)));
      else localStorage.removeItem(store);
    } catch {
      // A browser that keeps nothing still sends what it holds.
    }
  }

  function collect() {
    rows.forEach((row, key) => {
      const value = read(row);
      if (value === (waiting.get(key)?.value ?? known.get(key))) return;
      conflicts.delete(key);
      say(row, "");
      waiting.set(key, { value, version: Number(row.dataset.mVersion) });
    });
    keep();
    show({});
    exchange();
  }

  async function exchange() {
    if (isBusy) return;
    isBusy = true;
    const sent = new Map(waiting);
    try {
      accept(await ask(sent), sent);
      trouble = "";
    } catch (error) {
      trouble = error.name === "SignedOut" ? words.mWordsSignedOut : words.mWordsWaiting;
      show({});
    } finally {
      isBusy = false;
    }
    if ([...waiting].some(([key, entry]) => sent.get(key)?.value !== entry.value) && !trouble) exchange();
  }

  async function ask(sent) {
    const options = { headers: { "X-Requested-With": "XMLHttpRequest" }, signal: AbortSignal.timeout(PATIENCE) };
    if (sent.size) {
      const entries = [...sent].map(([row, { value, version }]) => ({ row, value, version }));
      options.method = "POST";
      options.body = JSON.stringify({ entries });
      options.headers["Content-Type"] = "application/json";
      options.headers["X-CSRFToken"] = form.querySelector("[name=csrfmiddlewaretoken]").value;
    }
    const response = await fetch(url, options);
    const isAnswer = response.ok && (response.headers.get("Content-Type") || "").includes("json");
    if (!isAnswer) throw Object.assign(new Error(), { name: response.status >= 500 ? "Down" : "SignedOut" });
    return response.json();
  }

  function accept(answer, sent) {
    answer.results.forEach(({ row: key, status, message }) => settle(String(key), status, message, sent, answer));
    rows.forEach((row, key) => {
      const now = answer.rows[key] || { value: "", version: 0 };
      row.dataset.mVersion = now.version;
      known.set(key, now.value);
      if (waiting.has(key)) waiting.get(key).version = now.version;
      else if (!conflicts.has(key) && read(row) !== now.value) write(row, now.value);
    });
    keep();
    show(answer);
    desk.dispatchEvent(new CustomEvent("m-refreshed", { bubbles: true }));
  }

  function settle(key, status, message, sent, answer) {
    const row = rows.get(key);
    const isLast = waiting.get(key)?.value === sent.get(key)?.value;
    if (isLast) waiting.delete(key);
    if (!row || !isLast) return;
    if (status === "kept") say(row, "");
    if (status === "refused") say(row, message);
    if (status === "conflict") disagree(row, key, sent.get(key).value, answer.rows[key] || { value: "", by: "" });
  }

  // Both wrote: both values are shown, with who wrote the other one, and the clerk says which stands.
  function disagree(row, key, mine, theirs) {
    conflicts.set(key, mine);
    const told = `${words.mWordsConflict} (${[theirs.by, label(row, theirs.value)].filter(Boolean).join(" : ")}).`;
    const choose = (text, value) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-small button-secondary";
      button.textContent = `${text} (${label(row, value) || "—"})`;
      button.addEventListener("click", () => {
        conflicts.delete(key);
        write(row, value);
        say(row, "");
        collect();
        show({});
      });
      return button;
    };
    say(row, told, [choose(words.mWordsTheirs, theirs.value), choose(words.mWordsMine, mine)]);
  }
  function label(row, value) {
    const first = value.split("|")[0];
    const radio = [...row.querySelectorAll("input[type=radio]")].find((each) => each.value === first);
    return [radio?.parentElement.textContent.trim(), ...value.split("|").slice(1)].filter(Boolean).join(" ");
  }
  function say(row, text, buttons = []) {
    row.querySelector(".m-row-note")?.remove();
    if (!text) return;
    const note = document.createElement("p");
    note.className = "m-row-note";
    note.setAttribute("role", "alert");
    note.append(text, ...buttons);
    row.querySelector("td").append(note);
  }

  function show(facts) {
    const bar = part("waiting");
    if (bar) {
      bar.hidden = !waiting.size && !trouble;
      bar.textContent = trouble ? `${trouble} (${waiting.size})` : `${waiting.size}…`;
    }
    if (facts.sentence !== undefined && part("sentence")) part("sentence").textContent = facts.sentence;
    if (facts.refusal !== undefined && part("refusal")) part("refusal").textContent = facts.refusal || "";
    const proclaim = part("proclaim");
    if (proclaim) {
      if (facts.said !== undefined) proclaim.querySelector("[name=said]").value = facts.said;
      const said = proclaim.querySelector("[name=said]").value;
      proclaim.hidden = !said || waiting.size > 0 || conflicts.size > 0;
    }
    if (facts.ended && part("ended")) {
      part("ended").textContent = facts.ended;
      part("ended").hidden = false;
      if (proclaim) proclaim.hidden = true;
    }
  }

  desk.addEventListener("change", collect);
  desk.querySelectorAll("[data-m-now]").forEach((button) => {
    button.addEventListener("click", () => {
      const row = button.closest("[data-m-row]");
      const clock = part("clock")?.value;
      button.parentElement.querySelector("input").value = clock || new Date().toTimeString().slice(0, 5);
      const present = row.querySelector("input[type=radio][value=present]");
      if (present) present.checked = true;
      collect();
    });
  });
  form.addEventListener("submit", (event) => {
    if (waiting.size || navigator.onLine === false) {
      event.preventDefault();
      trouble = words.mWordsWaiting;
      show({});
    }
  });
  document.addEventListener("keydown", (event) => {
    const proclaim = part("proclaim");
    if (event.ctrlKey && event.key === "Enter" && proclaim && !proclaim.hidden) {
      event.preventDefault();
      proclaim.querySelector("button").click();
    }
  });
  document.querySelectorAll("[data-m-without-script]").forEach((each) => (each.hidden = true));
  waiting.forEach((entry, key) => (rows.has(key) ? write(rows.get(key), entry.value) : waiting.delete(key)));
  window.addEventListener("online", exchange);
  setInterval(() => document.hidden || exchange(), EVERY);
  exchange();
});
