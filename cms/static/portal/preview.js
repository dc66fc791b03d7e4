// Turns the pages of a document by the arrow keys or by a finger; the links beside do the same without this.
"use strict";

(() => {
  const sheet = document.querySelector("[data-turn]");
  if (!sheet) return;
  const isRightToLeft = document.documentElement.dir === "rtl";
  const go = (rel) => document.querySelector(`.turn a[rel="${rel}"]`)?.click();
  // In Arabic the next page lies to the left.
  const towardsLeft = () => go(isRightToLeft ? "next" : "prev");
  const towardsRight = () => go(isRightToLeft ? "prev" : "next");

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "ArrowLeft") towardsLeft();
    if (event.key === "ArrowRight") towardsRight();
  });

  let start = null;
  sheet.addEventListener("touchstart", (event) => {
    // Enlarged by two fingers, a page is moved about and not turned.
    const isEnlarged = (window.visualViewport?.scale ?? 1) > 1.05;
    start = event.touches.length === 1 && !isEnlarged ? event.touches[0] : null;
  }, { passive: true });
  sheet.addEventListener("touchend", (event) => {
    if (!start) return;
    const across = event.changedTouches[0].clientX - start.clientX;
    const along = event.changedTouches[0].clientY - start.clientY;
    start = null;
    if (Math.abs(across) < 60 || Math.abs(across) < 2 * Math.abs(along)) return;
    // The page follows the finger.
    if (across > 0) towardsLeft();
    else towardsRight();
  });
})();
