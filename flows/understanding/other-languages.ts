/** A little of the other languages heard in the street, so that they are noticed and answered with a person. */
export const otherLanguages = [
  'guten tag ich brauche hilfe bitte kann mir jemand helfen ich verstehe das nicht wir sind nicht zu hause können sie mir bitte sagen wann jemand kommt einkaufen meine mutter braucht einen arzt und ich habe kein auto danke schön',
  'bonjour je voudrais de l aide est ce que quelqu un peut m aider avec mes courses je ne comprends pas merci beaucoup nous avons besoin d une voiture pour aller à l hôpital demain matin s il vous plaît',
  'dzień dobry potrzebuję pomocy czy ktoś może mi pomóc nie rozumiem proszę jutro rano muszę iść do lekarza moja matka jest chora dziękuję bardzo zakupy kiedy przyjedziecie',
  'merhaba yardıma ihtiyacım var bana yardım edebilir misiniz anlamıyorum yarın sabah doktora gitmem lazım annem hasta teşekkür ederim alışveriş için birisi gelebilir mi lütfen',
  'hola necesito ayuda alguien puede ayudarme con las compras no entiendo mañana por la mañana tengo que ir al médico mi madre está enferma muchas gracias por favor cuándo vienen',
  'olá preciso de ajuda alguém pode me ajudar com as compras não entendo amanhã de manhã tenho que ir ao médico minha mãe está doente muito obrigado por favor',
  'ciao ho bisogno di aiuto qualcuno può aiutarmi con la spesa non capisco domani mattina devo andare dal medico mia madre è malata grazie mille per favore quando venite',
  'bună ziua am nevoie de ajutor cineva mă poate ajuta cu cumpărăturile nu înțeleg mâine dimineață trebuie să merg la doctor mama este bolnavă mulțumesc vă rog',
  'waxaan u baahanahay caawimaad qof ma i caawin karaa ma fahmin berri subax waa inaan dhakhtarka tago hooyaday waa jiran tahay mahadsanid fadlan',
  'dobry den potrebuji pomoc nerozumim dekuji prosim zitra rano musim k lekari zdravo trebam pomoc ne razumijem hvala molim sutra ujutro moram doktoru moja majka je bolesna',
  'szia segítségre van szükségem nem értem köszönöm kérem holnap reggel orvoshoz kell mennem anyám beteg labas man reikia pagalbos nesuprantu prašau ačiū',
  'hej jag behöver hjälp kan någon hjälpa mig jag förstår inte tack så mycket imorgon måste jag till läkaren jeg trenger hjelp kan noen hjelpe meg takk',
]
