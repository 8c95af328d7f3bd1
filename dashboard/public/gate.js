// Hands the place that somebody wanted to see on to the sign-in, if it is a path of this site and nothing else.
(function () {
  var wanted = new URLSearchParams(location.search).get('post_login_redirect_uri') || '/';
  var target;
  try {
    target = new URL(wanted, location.origin);
  } catch {
    return;
  }
  if (target.origin !== location.origin || wanted === '.referrer') target = new URL('/', location.origin);
  var path = target.pathname + target.search;
  document.querySelectorAll('a[data-return]').forEach(function (link) {
    link.href += '?post_login_redirect_uri=' + encodeURIComponent(path);
  });
})();
