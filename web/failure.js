// What the page says when it cannot go on.

/**
 * @param {HTMLElement} message
 * @param {string} what one sentence: what happened
 * @param {string} next one sentence: what to do
 * @param {{label: string, act: () => void}} [way] a button
 */
export function showFailure(message, what, next, way) {
  const title = document.createElement('h1');
  title.textContent = what;
  const advice = document.createElement('p');
  advice.textContent = next;
  message.replaceChildren(title, advice);
  if (way) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = way.label;
    button.addEventListener('click', way.act);
    message.append(button);
    button.focus();
  }
  message.setAttribute('role', 'alert');
  message.hidden = false;
}
