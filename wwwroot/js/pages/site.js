// Every page: partial updates by htmx, menus that close, looks that change at once, nothing left behind at sign-out.
import '../htmx.js';
import '../menus.js';
import '../looks.js';
import '../buttons.js';
import '../search.js';
import '../sign-out.js';
