// Orders the points of an agenda without leaving the page: by their buttons, or by hand. Everything works without it.
document.querySelectorAll("[data-m-agenda]").forEach((list) => {
  const form = document.getElementById("ordre");
  if (!form) return;
  const said = form.querySelector("[data-m-said]");
  const points = () => [...list.querySelectorAll(":scope > [data-m-point]")];
  let saved = points();
  let saving = Promise.resolve();
  let held = null;

  function show() {
    const all = points();
    all.forEach((point, index) => {
      point.querySelector("[data-m-place]").value = index + 1;
      point.querySelector("[value=up]").hidden = index === 0;
      point.querySelector("[value=down]").hidden = index === all.length - 1;
    });
  }

  function putBack() {
    list.append(...saved);
    show();
  }

  const isSaved = () => points().every((point, index) => point === saved[index]);

  async function send(moved) {
    if (isSaved()) return;
    const order = points();
    const data = new FormData(form);
    data.set("moved", moved.dataset.mPoint);
    const options = { method: "POST", body: data, headers: { Accept: "application/json" } };
    const answer = await fetch(form.action, options).catch(() => null);
    const facts = answer && (await answer.json().catch(() => null));
    if (!answer || !answer.ok || !facts || !("version" in facts)) {
      putBack();
      said.textContent = (facts && facts.error) || said.dataset.mUnsaved;
      return;
    }
    saved = order;
    document.querySelectorAll("[data-m-version]").forEach((field) => {
      field.value = facts.version;
    });
    said.textContent = facts.message;
  }

  // One after the other: each order is decided on the version that the one before it left.
  function save(moved) {
    show();
    saving = saving.then(() => send(moved));
  }

  list.addEventListener("submit", (event) => {
    const direction = event.target.matches("[data-m-move]") && event.submitter?.value;
    if (!direction) return;
    event.preventDefault();
    const point = event.target.closest("[data-m-point]");
    if (direction === "up") point.previousElementSibling?.before(point);
    else point.nextElementSibling?.after(point);
    save(point);
    const button = event.submitter.hidden ? event.target.querySelector("button:not([hidden])") : event.submitter;
    button?.focus();
  });

  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches("[data-m-handle]")) return;
    held = event.target.closest("[data-m-point]");
    held.classList.add("m-agenda__item--moving");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(held, 0, 0);
  });
  list.addEventListener("dragover", (event) => {
    const over = held && event.target.closest("[data-m-point]");
    if (!held) return;
    event.preventDefault();
    if (!over || over === held) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(held);
    else over.after(held);
  });
  list.addEventListener("drop", (event) => {
    if (held) event.preventDefault();
  });
  list.addEventListener("dragend", (event) => {
    const moved = held;
    held = null;
    if (!moved) return;
    moved.classList.remove("m-agenda__item--moving");
    if (event.dataTransfer.dropEffect === "none") {
      putBack();
      return;
    }
    save(moved);
    moved.focus();
  });

  document.querySelectorAll("[data-m-handle], [data-m-order-by-hand]").forEach((part) => {
    part.hidden = false;
  });
});
