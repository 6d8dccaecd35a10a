// What is said on paper alone, in English.
export const paper = {
  again: 'This opens the page as it is printed:',
};
