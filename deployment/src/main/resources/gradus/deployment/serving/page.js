'use strict';

const form = document.getElementById('form');
const button = form.querySelector('button');
const summary = document.getElementById('summary');
const answer = document.getElementById('answer');
const inputs = [...form.querySelectorAll('input')];

/** "174,5" is a number to half of the world. What is no number goes to the server as it is, to be refused. */
function valueOf(input) {
  const text = input.value.trim().replace(',', '.');
  return text === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : input.value;
}

function clear() {
  summary.textContent = '';
  for (const input of inputs) {
    input.removeAttribute('aria-invalid');
    document.getElementById(input.id + '-error').textContent = '';
  }
}

function showProblem(problem) {
  answer.hidden = true;
  let first = null;
  for (const error of problem.errors ?? []) {
    const input = document.getElementById(error.pointer.slice(2));
    if (input) {
      input.setAttribute('aria-invalid', 'true');
      document.getElementById(input.id + '-error').textContent = error.detail[0].toUpperCase() + error.detail.slice(1) + '.';
      first ??= input;
    }
  }
  summary.textContent = first ? 'Some measurements cannot be used; each says why.' : problem.detail;
  first?.focus();
}

function showAnswer(prediction) {
  const kilograms = (value) => value.toFixed(1) + ' kg';
  const { lower_kg: lower, upper_kg: upper } = prediction.interval;
  answer.hidden = false;
  document.getElementById('words').textContent =
    `${kilograms(prediction.weight_kg)}, most likely between ${kilograms(lower)} and ${kilograms(upper)}`;
  const percent = (value) => Math.min(100, Math.max(0, ((value - 40) / (120 - 40)) * 100)) + '%';
  const range = document.getElementById('range');
  range.style.left = percent(lower);
  range.style.right = `calc(100% - ${percent(upper)})`;
  document.getElementById('mark').style.left = percent(prediction.weight_kg);
  answer.scrollIntoView({ block: 'nearest' });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  clear();
  button.setAttribute('aria-disabled', 'true');
  try {
    const response = await fetch('/predict', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(inputs.map((input) => [input.name, valueOf(input)]))),
    });
    const body = await response.json();
    if (response.ok) {
      showAnswer(body);
    } else {
      showProblem(body);
    }
  } catch (error) {
    showProblem({ detail: 'The server could not be reached. Your measurements are still here; try again.' });
  } finally {
    button.removeAttribute('aria-disabled');
  }
});
