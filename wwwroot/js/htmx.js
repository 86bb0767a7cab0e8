// htmx under a policy that forbids evaluated code: what would need it fails here, by name, instead of in the policy's log.
import htmx from 'htmx.org';

const forbidden = (code) => {
  throw new Error(`htmx was asked to evaluate: ${code}`);
};

// These are constructors in htmx's eyes; a function that returns nothing callable would fail late.
function NoCode(...parts) {
  return forbidden(parts.at(-1));
}

htmx.config.mode = 'same-origin';
htmx.registerExtension('no-code', {
  init: (api) => api.initSecurity(null, NoCode, NoCode),
});
