// Runs before the first paint, so that a chosen theme or language never flashes in from another one.
(() => {
  try {
    const theme = localStorage.getItem('yuheng.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem('yuheng.language');
    if (language === 'en' || language === 'zh-CN') document.documentElement.lang = language;
  } catch {
    // Storage may be forbidden; the system's theme and Chinese are then used.
  }
})();
