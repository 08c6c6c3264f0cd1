// The search box suggests while one types; without this it is a plain form.
