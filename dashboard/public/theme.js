// Before the first paint, so that nobody who chose dark is flashed with white. A file of its own because the security policy allows no inline script.
(function () {
  try {
    var chosen = localStorage.getItem('realrecon.theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
    var density = localStorage.getItem('realrecon.density');
    if (density === 'compact' || density === 'wall') document.documentElement.dataset.density = density;
  } catch {
    // Storage may be forbidden; the system's own setting holds then.
  }
})();
