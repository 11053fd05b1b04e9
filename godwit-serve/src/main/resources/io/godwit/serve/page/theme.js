// Before anything is painted: the theme that was chosen here, else that of the system.
try {
  const chosen = localStorage.getItem('godwit.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; then the system decides.
}
