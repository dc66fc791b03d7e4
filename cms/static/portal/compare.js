// Compares a file with the hashes of the page: its SHA-256 is computed here, and nothing is sent.
"use strict";

(() => {
  const area = document.querySelector("[data-compare]");
  // A browser offers this on a secure address only; elsewhere the hash is typed.
  if (!area || !window.crypto?.subtle) return;
  const input = area.querySelector("input");
  const answer = area.querySelector("[data-answer]");
  const known = JSON.parse(document.getElementById("known-hashes").textContent);
  let last = 0;

  const say = (strong, words = "") => {
    const head = document.createElement("strong");
    head.textContent = strong;
    answer.replaceChildren(head, words ? ` ${words}` : "");
  };

  const compare = async (file) => {
    const mine = ++last;
    say(answer.dataset.working);
    try {
      const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
      // Whoever chose another file meanwhile wants to hear of that one.
      if (mine !== last) return;
      const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      const words = known[hash];
      say(words ? answer.dataset.agrees : answer.dataset.differs, words ?? answer.dataset.unknown);
    } catch {
      if (mine === last) say(answer.dataset.failed);
    }
  };

  area.hidden = false;
  input.addEventListener("change", () => input.files[0] && compare(input.files[0]));
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over-it");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over-it"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over-it");
    if (event.dataTransfer.files[0]) compare(event.dataTransfer.files[0]);
  });
})();
