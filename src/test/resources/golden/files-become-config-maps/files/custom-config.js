// {config} stays as it is, as does ${this} and {#if}.
config.startWithAudioMuted = true;

	config.x = "\"; 
