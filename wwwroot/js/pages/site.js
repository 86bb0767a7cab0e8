// Every page: partial updates by htmx, menus that close, looks that change at once.
import '../htmx.js';
import '../menus.js';
import '../looks.js';
import '../buttons.js';
