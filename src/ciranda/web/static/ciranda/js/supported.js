// Runs before the page is drawn, so that components do not jump when their scripts arrive.
document.body.className += " js-enabled" +
  ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
